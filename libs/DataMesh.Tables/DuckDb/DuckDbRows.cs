using System.Data.Common;
using System.Diagnostics;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>The rows of a running query, streamed. Its span ends when it is disposed.</summary>
public sealed class DuckDbRows : IAsyncDisposable
{
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _reader;
    private readonly Interruption _interruption;
    private readonly Activity? _activity;
    private readonly CancellationToken _ct;

    internal DuckDbRows(DuckDBCommand command, DuckDBDataReader reader, Interruption interruption, Activity? activity, CancellationToken ct) =>
        (_command, _reader, _interruption, _activity, _ct) = (command, reader, interruption, activity, ct);

    /// <summary>The reader, positioned by <see cref="ReadAsync"/>.</summary>
    public DbDataReader Reader => _reader;

    /// <summary>Rows read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="DuckDBException">The query fails.</exception>
    /// <exception cref="OperationCanceledException">The query was cancelled.</exception>
    public ValueTask<bool> ReadAsync()
    {
        try
        {
            // DuckDB works on the calling thread: each vector of 2,048 rows is computed when it is asked for.
            if (!_reader.Read())
            {
                return new(false);
            }

            Count++;
            return new(true);
        }
        catch (DuckDBException failure)
        {
            return ValueTask.FromException<bool>(QueryActivity.Failed(_activity, failure, _ct));
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _activity?.SetTag("db.response.returned_rows", Count);
        await _interruption.DisposeAsync();
        await _reader.DisposeAsync();
        await _command.DisposeAsync();
        _activity?.Dispose();
    }
}
