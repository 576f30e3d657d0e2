DataMesh.Sdk.DataDomain.Run(args);
