using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace DataMesh.Architecture.Tests;

/// <summary>What types may look like and depend on.</summary>
public sealed class TypeTests
{
    private static readonly Assembly[] Services = [.. Repository.Services.Select(project => Assembly.Load(project.Name))];
    private static readonly Assembly Contracts = Assembly.Load("DataMesh.Contracts");
    private static readonly Assembly Client = Assembly.Load("DataMesh.Client");
    private static readonly ArchUnitNET.Domain.Architecture Pure = new ArchLoader().LoadAssemblies(Contracts).Build();

    [Fact]
    public void Contracts_are_pure_and_touch_no_file_network_or_process()
    {
        var rule = Types().That().ResideInAssembly(Contracts).Should()
            .NotDependOnAny(Types().That().HaveFullNameMatching(@"^System\.(IO\.(File|Directory|FileStream|Path)|Net\..*|Diagnostics\.Process)$"))
            .WithoutRequiringPositiveResults();

        Assert.Empty(rule.Evaluate(Pure).Where(result => !result.Passed).Select(result => result.Description));
    }

    [Fact]
    public void Classes_of_a_service_are_sealed_or_static() =>
        Assert.Empty(Services.SelectMany(Written).Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName));

    [Fact]
    public void A_service_shows_the_world_no_types() =>
        Assert.Empty(Services.SelectMany(Written).Where(type => type.IsPublic && type.Name != "Program").Select(type => type.FullName));

    [Fact]
    public void Wire_types_are_public_so_that_validation_sees_them() =>
        Assert.Empty(
            from type in Written(Client)
            where !type.IsPublic && !type.IsNested && type.GetMethod("<Clone>$") is not null
            select type.FullName);

    private static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes()
        .Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
        .Where(type => type.DeclaringType is null || !type.Name.Contains('<', StringComparison.Ordinal))
        .Where(type => type.Namespace?.StartsWith("DataMesh", StringComparison.Ordinal) == true)
        .Where(type => !IsMigration(type));

    private static bool IsMigration(Type type) => type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) == true;
}
