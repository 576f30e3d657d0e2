namespace DataMesh.Contracts;

/// <summary>
/// Follows references of ODCS 3.1: <c>object.property.field</c> by names, <c>schema/object_id/properties/property_id</c> by ids, both after
/// <c>file.yaml#</c> when they leave the contract.
/// </summary>
internal static class ReferenceReading
{
    /// <summary>Follows a reference of a relationship, which names a property.</summary>
    public static ReferenceTarget Follow(this ElementIndex index, string reference)
    {
        var path = reference.AsSpan().Trim();
        var anchor = path.IndexOf('#');
        if (anchor >= 0 && Shape(path[(anchor + 1)..]) is { } malformed)
            return ReferenceTarget.Wrong(malformed);
        if (anchor > 0)
            return ReferenceTarget.Elsewhere;
        path = path[(anchor + 1)..];
        if (Shape(path) is { } wrong)
            return ReferenceTarget.Wrong(wrong);
        return path.Contains('/') ? index.FollowIds(path.TrimStart('/')) : index.FollowNames(path);
    }

    /// <summary>True when the contract has the object that the reference begins with.</summary>
    public static bool Names(this ElementIndex index, string reference)
    {
        var path = reference.AsSpan().Trim().TrimStart("#/");
        var byId = path.StartsWith("schema/", StringComparison.Ordinal) && path.Contains('/');
        path = byId ? path["schema/".Length..] : path;
        var end = path.IndexOfAny('.', '/');
        return index.FindObject(end < 0 ? path : path[..end], byId) is not null;
    }

    /// <summary>
    /// Follows <c>object.property</c> by names; the object may be left out when the contract has but one.
    /// </summary>
    public static ReferenceTarget FollowElement(this ElementIndex index, DataContract contract, ReadOnlySpan<char> element)
    {
        if (element.Contains('/'))
            return index.FollowIds(element.TrimStart('/'));
        var target = index.FollowNames(element);
        if (target.Missing is null || contract.Schema.Count != 1)
            return target;
        var only = index.Descend(contract.Schema[0], contract.Schema[0].Properties, element, '.', byId: false);
        return only.Missing is null ? only : target;
    }

    // Null when the path has one of the two shapes.
    private static string? Shape(ReadOnlySpan<char> path)
    {
        if (!path.Contains('/'))
            return path.Contains('.') ? null : "it names no property";
        path = path.TrimStart('/');
        var segments = path.Count('/') + 1;
        if (!path.StartsWith("schema/", StringComparison.Ordinal))
            return "it does not begin with 'schema/'";
        return segments % 2 == 0 && segments >= 4 ? null : "it names no property";
    }

    private static ReferenceTarget FollowNames(this ElementIndex index, ReadOnlySpan<char> path)
    {
        var dot = path.IndexOf('.');
        var name = dot < 0 ? path : path[..dot];
        if (index.FindObject(name, byId: false) is not { } found)
            return ReferenceTarget.None($"object {FindingList.Quote(name)}");
        return dot < 0 ? ReferenceTarget.At(found, null) : index.Descend(found, found.Properties, path[(dot + 1)..], '.', byId: false);
    }

    private static ReferenceTarget FollowIds(this ElementIndex index, ReadOnlySpan<char> path)
    {
        if (!path.StartsWith("schema/", StringComparison.Ordinal))
            return ReferenceTarget.Elsewhere;
        path = path["schema/".Length..];
        var slash = path.IndexOf('/');
        var id = slash < 0 ? path : path[..slash];
        if (index.FindObject(id, byId: true) is not { } found)
            return ReferenceTarget.None($"object with the id {FindingList.Quote(id)}");
        return slash < 0 ? ReferenceTarget.At(found, null) : index.Descend(found, found.Properties, path[(slash + 1)..], '/', byId: true);
    }

    private static ReferenceTarget Descend(
        this ElementIndex index, SchemaObject schemaObject, IReadOnlyList<SchemaProperty> among, ReadOnlySpan<char> path, char separator,
            bool byId)
    {
        SchemaProperty? property = null;
        var isMarker = byId;
        foreach (var range in path.Split(separator))
        {
            var segment = path[range];
            // By ids, each property is announced by the section that holds it.
            if (isMarker)
            {
                if (segment is not ("properties" or "items"))
                    return ReferenceTarget.Wrong($"{FindingList.Quote(segment)} stands where 'properties' is due");
                isMarker = false;
                continue;
            }

            property = index.FindProperty(among, segment, byId);
            if (property is null)
                return ReferenceTarget.None($"property {(byId ? "with the id " : "")}{FindingList.Quote(segment)}");
            among = ElementIndex.FieldsOf(property);
            isMarker = byId;
        }

        return ReferenceTarget.At(schemaObject, property);
    }
}
