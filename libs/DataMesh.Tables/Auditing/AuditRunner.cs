using System.Globalization;
using DataMesh.Contracts;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>
/// Second step of write–audit–publish: every promise of the contract becomes one query over the staged rows, in a session of its own. One
/// query a check costs little more than one combined scan and keeps each failure by itself.
/// </summary>
public sealed class AuditRunner(ITableStorage storage, DuckDbOptions options)
{
    /// <summary>Audits all objects of a run together, so that rules may look across them.</summary>
    /// <param name="contract">The promises.</param>
    /// <param name="staged">What the run wrote, one for each object of the contract.</param>
    /// <param name="existing">For runs that append: the tables as they are, by object name. Empty for runs that replace.</param>
    public async Task<AuditReport> AuditAsync(
        DataContract contract, IReadOnlyList<StagedObject> staged, IReadOnlyDictionary<string, TableSnapshot> existing, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(staged);
        ArgumentNullException.ThrowIfNull(existing);
        using var session = DuckDbSession.Open(options);
        var outcomes = new List<CheckOutcome>();
        foreach (var rows in staged)
        {
            await AttachAsync(session, rows, existing.GetValueOrDefault(rows.Address.Object), ct);
        }

        foreach (var rows in staged)
        {
            var schema = contract.Schema.Single(candidate => candidate.Name == rows.Address.Object);
            var relations = RelationsOf(schema.Name);
            foreach (var check in SchemaChecks.Of(contract, schema, relations).Concat(QualityChecks.Of(schema, relations)))
            {
                outcomes.Add(await RunAsync(session, schema.Name, check, ct));
            }
        }

        return new(outcomes);
    }

    private static Relations RelationsOf(string name) => new($"audit_new.{Sql.Identifier(name)}", Sql.Identifier(name));

    private async Task AttachAsync(DuckDbSession session, StagedObject rows, TableSnapshot? existing, CancellationToken ct)
    {
        var name = rows.Address.Object;
        await session.AttachViewAsync("audit_new", name, rows.Query, ct);
        var all = existing is null
            ? rows.Query
            : $"SELECT * FROM ({SnapshotRelation.Query(existing, storage)}) UNION ALL BY NAME SELECT * FROM ({rows.Query})";
        await session.AttachViewAsync(schema: null, name, all, ct);
    }

    private static async Task<CheckOutcome> RunAsync(DuckDbSession session, string name, Check check, CancellationToken ct)
    {
        var outcome = new CheckOutcome
        {
            Rule = check.Rule,
            Object = name,
            Property = check.Property,
            Blocking = check.Blocking,
            Status = CheckOutcomeStatus.NotExecuted,
            Expectation = check.Demands.Count == 0 ? null : $"{string.Join(" and ", check.Demands.Select(demand => demand.Words))} {check.Unit}".TrimEnd(),
            Reason = check.Obstacle is null ? null : $"Not executed, because {check.Obstacle}.",
        };
        if (check.Query is null)
        {
            return outcome;
        }

        try
        {
            return Judge(outcome, check, await MeasureAsync(session, check.Query, ct));
        }
        catch (Exception broken) when (broken is DuckDBException or InvalidOperationException)
        {
            return outcome with { Status = CheckOutcomeStatus.Error, Reason = $"The check itself is broken: {broken.Message}" };
        }
    }

    private static CheckOutcome Judge(CheckOutcome outcome, Check check, string? measured)
    {
        if (measured is null)
        {
            return outcome with { Status = CheckOutcomeStatus.Error, Reason = "The check gave no value: its query must yield one row with one value." };
        }

        return check.Demands.All(demand => demand.Holds(measured))
            ? outcome with { Status = CheckOutcomeStatus.Pass, Measured = measured }
            : outcome with
            {
                Status = CheckOutcomeStatus.Fail,
                Measured = measured,
                Reason = $"{char.ToUpperInvariant(check.Counted[0])}{check.Counted[1..]}: {measured} {check.Unit}".TrimEnd() + $", but it {outcome.Expectation}.",
            };
    }

    private static async Task<string?> MeasureAsync(DuckDbSession session, string query, CancellationToken ct)
    {
        await using var rows = await session.QueryAsync(query, [], ct);
        if (!await rows.ReadAsync())
        {
            return null;
        }

        var value = rows.Reader.IsDBNull(0) ? null : Convert.ToString(rows.Reader.GetValue(0), CultureInfo.InvariantCulture);
        return await rows.ReadAsync()
            ? throw new InvalidOperationException("its query yields more than one row; it must yield one value, so count or aggregate.")
            : value;
    }
}
