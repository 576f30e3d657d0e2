// Replaced by the service.
Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build().Run();
