using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using DataMesh.Client;
using DataMesh.Tables;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;

namespace DataMesh.Query.Sql;

/// <summary>Runs a consumer's SELECT in a session of its own that holds nothing but the tables it names, and streams the rows.</summary>
internal static partial class RunSql
{
    private const string StatementHeader = "DataMesh-Statement";

    /// <summary><c>GET /sql?q=…&amp;limit=…&amp;format=…</c>: a statement as a link.</summary>
    public static Task<IResult> HandleLinkAsync(
        HttpContext http,
        SqlAdmission admission,
        RunningStatements statements,
        SqlTables tables,
        IOptions<QueryOptions> options,
        TimeProvider time,
        ILogger<SqlTables> logger,
        [Required, StringLength(StatementReview.LongestStatement, MinimumLength = 1)] string q,
        [Range(1, long.MaxValue)] long? limit = null) =>
        HandleAsync(new() { Sql = q, Limit = limit }, http, admission, statements, tables, options, time, logger);

    public static async Task<IResult> HandleAsync(
        SqlRequest request,
        HttpContext http,
        SqlAdmission admission,
        RunningStatements statements,
        SqlTables tables,
        IOptions<QueryOptions> options,
        TimeProvider time,
        ILogger<SqlTables> logger)
    {
        using var entered = await admission.EnterAsync(http.RequestAborted);
        if (!entered.IsAcquired)
        {
            http.Response.Headers.RetryAfter = "1";
            return Problem(
                StatusCodes.Status503ServiceUnavailable, Problems.LimitExceeded, "Too many statements are waiting; ask again in a moment.");
        }

        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, timeout.Token);
        var id = http.Request.Headers[StatementHeader] is [{ } wanted] && Guid.TryParse(wanted, out var given) ? given : Guid.CreateVersion7();
        using var running = statements.Enter(id, stop);
        if (running is null)
        {
            return Problem(StatusCodes.Status409Conflict, Problems.RequestInvalid, $"A statement {id} runs already: choose another id, or none.");
        }

        http.Response.Headers[StatementHeader] = id.ToString();
        var spill = Directory.CreateTempSubdirectory("datamesh-sql-");
        try
        {
            return await RunAsync(request, http, tables, options.Value, spill.FullName, logger, stop.Token);
        }
        catch (QueryRefusedException refusal)
        {
            return Problem(StatusCodes.Status400BadRequest, Problems.QueryRefused, refusal.Message);
        }
        catch (QueryInvalidException mistake)
        {
            return Problem(StatusCodes.Status400BadRequest, Problems.QueryInvalid, mistake.Message);
        }
        catch (NoRowsYetException empty)
        {
            http.Response.Headers.RetryAfter = "5";
            return Problem(StatusCodes.Status503ServiceUnavailable, Problems.NoData, empty.Message);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return OverLimit(http, $"The statement ran longer than {options.Value.Timeout.TotalSeconds:F0} s and was stopped; ask for less.");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
        catch (OperationCanceledException) when (running.Reason == StopReason.Cancelled)
        {
            return OverLimit(http, "The statement was cancelled by its id.");
        }
        catch (OperationCanceledException)
        {
            return OverLimit(http, "The statement needs more memory than one statement may use; aggregate or filter earlier.");
        }
        catch (DuckDBException failure)
        {
            return failure.Message.StartsWith("Out of Memory", StringComparison.OrdinalIgnoreCase)
                ? OverLimit(http, "The statement needs more memory than one statement may use; aggregate or filter earlier.")
                : Broken(http, StatusCodes.Status400BadRequest, Problems.QueryInvalid, WithoutPaths(failure.Message));
        }
        finally
        {
            spill.Delete(recursive: true);
        }
    }

    private static async Task<IResult> RunAsync(
        SqlRequest request, HttpContext http, SqlTables tables, QueryOptions options, string spill, ILogger logger, CancellationToken ct)
    {
        var statement = StatementReview.Parse(request.Sql);
        if (ResultForm.Choose(http.Request) is not { } form)
        {
            return Problem(StatusCodes.Status406NotAcceptable, Problems.NotAcceptable, $"Results are given as {ResultForm.Offer}.");
        }

        var pinned = await tables.PinAsync(statement, ct);
        using var session = LockedSession.Open(Bounds(options, spill), pinned.Tables);
        await using var rows = await QueryAsync(session, request.Sql, pinned, ct);
        var versions = pinned.DataVersions;
        var asked = request.Limit ?? long.MaxValue;
        var most = Math.Min(asked, options.MostRows);
        await ResultAnswer.WriteAsync(http, rows, form, versions, most, mayCut: asked <= options.MostRows, ct);
        Activity.Current?.SetTag("datamesh.rows", rows.Count).SetTag("datamesh.tables", string.Join(' ', versions.Keys));
        Log.Answered(logger, string.Join(' ', versions.Keys), rows.Count);
        return Results.Empty;
    }

    private static async Task<ReadableRows> QueryAsync(LockedSession session, string sql, PinnedTables pinned, CancellationToken ct)
    {
        try
        {
            return await session.QueryAsync(sql, ct);
        }
        catch (DuckDBException failure) when (failure.Message.StartsWith("Binder Error", StringComparison.Ordinal))
        {
            throw new QueryInvalidException(WithoutPaths(UnknownColumn.Explain(failure.Message, pinned.Columns)));
        }
    }

    private static DuckDbOptions Bounds(QueryOptions options, string spill) => new()
    {
        MemoryMegabytes = options.MemoryMegabytes,
        Threads = options.Threads,
        TemporaryFolder = spill,
        TemporaryMegabytes = options.TemporaryMegabytes,
    };

    private static IResult OverLimit(HttpContext http, string detail) =>
        Broken(http, StatusCodes.Status422UnprocessableEntity, Problems.LimitExceeded, detail);

    /// <summary>Half an answer must not look like a whole one: once rows have left, the connection is cut.</summary>
    private static IResult Broken(HttpContext http, int status, string type, string detail)
    {
        if (!http.Response.HasStarted)
        {
            http.Response.Clear();
            return Problem(status, type, detail);
        }

        http.Abort();
        return Results.Empty;
    }

    /// <summary>DuckDB's messages may name files; where tables lie is not the consumer's business.</summary>
    private static string WithoutPaths(string message) => PathPattern().Replace(message, "…");

    private static IResult Problem(int status, string type, string detail) => TypedResults.Problem(detail, statusCode: status, type: type);

    [System.Text.RegularExpressions.GeneratedRegex(@"(/[\w.=%-]+){2,}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex PathPattern();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A statement over {Tables} read {Rows} rows.")]
        public static partial void Answered(ILogger logger, string tables, long rows);
    }
}
