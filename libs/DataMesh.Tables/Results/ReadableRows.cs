using System.Data.Common;

namespace DataMesh.Tables;

/// <summary>Rows that <see cref="JsonRowWriter"/> and <see cref="CsvRowWriter"/> can write, whatever their types; streamed.</summary>
public sealed class ReadableRows : IAsyncDisposable
{
    private readonly DuckDbRows _rows;

    internal ReadableRows(DuckDbRows rows, IReadOnlyList<ResultColumn> columns) => (_rows, Columns) = (rows, columns);

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>Rows read so far.</summary>
    public long Count => _rows.Count;

    internal DbDataReader Reader => _rows.Reader;

    /// <inheritdoc cref="DuckDbRows.ReadAsync" />
    public ValueTask<bool> ReadAsync() => _rows.ReadAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _rows.DisposeAsync();
}
