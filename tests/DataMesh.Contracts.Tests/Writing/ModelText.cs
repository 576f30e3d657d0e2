using System.Collections;
using System.Reflection;
using System.Text;

namespace DataMesh.Contracts.Tests;

/// <summary>Looks at a model by its public properties: as text to compare, and as a copy that forgot what it was read from.</summary>
internal static class ModelText
{
    /// <summary>Every value of a model, without where it was read.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    /// <summary>The same model as if made in code; open values stay, for they are values.</summary>
    public static object WithoutNodes(object model)
    {
        var copy = model.GetType().GetMethod("<Clone>$")!.Invoke(model, null)!;
        foreach (var property in Settable(copy.GetType()))
        {
            var value = property.GetValue(copy);
            if (property.Name == nameof(DocumentElement.Node))
                property.SetValue(copy, DocumentNode.None);
            else if (value is DocumentElement element)
                property.SetValue(copy, WithoutNodes(element));
            else if (value is IEnumerable<DocumentElement> elements)
                property.SetValue(copy, Copy(elements, property.PropertyType));
        }

        return copy;
    }

    private static Array Copy(IEnumerable<DocumentElement> elements, Type list)
    {
        var copies = elements.Select(WithoutNodes).ToArray();
        var typed = Array.CreateInstance(list.GetGenericArguments()[0], copies.Length);
        copies.CopyTo(typed, 0);
        return typed;
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null or string or ValueType or ContractVersion:
                text.Append(value).Append('\n');
                break;
            case DocumentNode node:
                text.Append(DocumentWriter.Write(node, DocumentFormat.Json));
                break;
            case DocumentEntry entry:
                text.Append(entry.Name).Append(' ').Append(DocumentWriter.Write(entry.Value, DocumentFormat.Json));
                break;
            case IEnumerable items:
                foreach (var item in items)
                    Append(text.Append(' ', depth).Append("- "), item, depth + 1);
                text.Append('\n');
                break;
            default:
                text.Append('\n');
                foreach (var property in Settable(value.GetType()).Where(p => p.Name != nameof(DocumentElement.Node)))
                    Append(text.Append(' ', depth).Append(property.Name).Append(": "), property.GetValue(value), depth + 1);
                break;
        }
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(p => p.CanWrite).OrderBy(p => p.Name, StringComparer.Ordinal);
}
