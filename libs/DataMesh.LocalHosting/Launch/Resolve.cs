using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Launch;

/// <summary>Turns a variable's or argument's value into text.</summary>
internal static class Resolve
{
    public static async ValueTask<string?> TextAsync(object value, ValueProviderContext asker, CancellationToken cancellationToken) =>
        value switch
        {
            string text => text,
            IValueProvider provider => await provider.GetValueAsync(asker, cancellationToken),
            bool flag => flag ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
