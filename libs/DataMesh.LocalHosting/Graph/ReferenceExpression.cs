using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Text with values in it that are known later: <c>ReferenceExpression.Create($"Host={endpoint.Property(EndpointProperty.Host)}")</c>.
/// </summary>
public sealed class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    /// <summary>No text.</summary>
    public static readonly ReferenceExpression Empty = new(string.Empty, [], []);

    private readonly string?[] _formats;
    private readonly IValueProvider[] _providers;

    private ReferenceExpression(string format, IValueProvider[] providers, string?[] formats) =>
        (Format, _providers, _formats) = (format, providers, formats);

    /// <summary>The text with <c>{n}</c> where the n-th value goes.</summary>
    public string Format { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders => _providers;

    /// <inheritdoc />
    public string ValueExpression => string.Format(
        CultureInfo.InvariantCulture,
        Format,
        [.. _providers.Select(provider => (provider as IManifestExpressionProvider)?.ValueExpression)]);

    /// <inheritdoc />
    public IEnumerable<object> References => _providers;

    /// <summary>Makes an expression from an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Build();

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) =>
        GetValueAsync(new ValueProviderContext(), cancellationToken);

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        var values = new object?[_providers.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await _providers[i].GetValueAsync(context, cancellationToken);
            values[i] = _formats[i] == "uri" && value is not null ? Uri.EscapeDataString(value) : value;
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Collects the pieces of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler
    {
        private readonly StringBuilder _format;
        private readonly List<IValueProvider> _providers;
        private readonly List<string?> _formats;

        /// <summary>Called by the compiler.</summary>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
        {
            _format = new StringBuilder(literalLength + (formattedCount * 4));
            _providers = new List<IValueProvider>(formattedCount);
            _formats = new List<string?>(formattedCount);
        }

        /// <summary>Adds text.</summary>
        public readonly void AppendLiteral(string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            _format.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        /// <summary>Adds text.</summary>
        public readonly void AppendFormatted(string? value) => AppendLiteral(value ?? string.Empty);

        /// <summary>Adds text; the format <c>uri</c> escapes it for a URI.</summary>
        public readonly void AppendFormatted(string? value, string? format) =>
            AppendLiteral(format == "uri" ? Uri.EscapeDataString(value ?? string.Empty) : value ?? string.Empty);

        /// <summary>Adds a value.</summary>
        public readonly void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => Append(valueProvider, format: null);

        /// <summary>Adds a value; the format <c>uri</c> escapes it for a URI.</summary>
        public readonly void AppendFormatted<T>(T valueProvider, string? format)
            where T : IValueProvider, IManifestExpressionProvider => Append(valueProvider, format);

        /// <summary>Adds a resource's value.</summary>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => Append(Resource(valueProvider), format: null);

        /// <summary>Adds a resource's value; the format <c>uri</c> escapes it for a URI.</summary>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider => Append(Resource(valueProvider), format);

        internal readonly ReferenceExpression Build() => new(_format.ToString(), [.. _providers], [.. _formats]);

        private static T Resource<T>(IResourceBuilder<T> builder)
            where T : IResource => builder is null ? throw new ArgumentNullException(nameof(builder)) : builder.Resource;

        private readonly void Append(IValueProvider provider, string? format)
        {
            _format.Append(CultureInfo.InvariantCulture, $"{{{_providers.Count}}}");
            _providers.Add(provider);
            _formats.Add(format);
        }
    }
}
