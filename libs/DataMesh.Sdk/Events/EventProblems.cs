using DataMesh.Client;
using DataMesh.Sdk.Rest;
using DataMesh.Tables;
using DuckDB.NET.Data;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>What readers of events are told when something cannot be read; no paths.</summary>
internal static class EventProblems
{
    /// <summary>True for what is the reader's, the table's or the storage's fault, and not ours.</summary>
    public static bool IsOne(Exception failure) =>
        failure is QueryProblem or BrokenTableException or UnsupportedTableException or DuckDBException or IOException;

    public static IResult Of(Exception failure) => failure switch
    {
        QueryProblem problem =>
            TypedResults.Problem(problem.Message, statusCode: problem.Status, type: problem.Type ?? Problems.QueryInvalid),
        DuckDBException damage when !TableDamage.Is(damage) => Broken("The rows of a commit cannot be put in order."),
        DuckDBException or IOException => Broken(
            "A file with the rows of a commit is missing or damaged: old ones are cleaned up. "
            + "Read the rows as they are now, then the events after the data version of that answer."),
        _ => Broken("The log of a table is broken. Its domain has to restore it."),
    };

    private static IResult Broken(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status500InternalServerError, type: Problems.TableBroken);
}
