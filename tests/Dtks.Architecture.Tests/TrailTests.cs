using Dtks.Functions;
using Dtks.Functions.Audit;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Modules;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Architecture.Tests;

/// <summary>Which containers have an audit trail is said by the modules that keep documents in them, and by nobody else: a further one is read, sealed, verified and swept like those of before.</summary>
[Trait("rule", "REG-3")]
public sealed class TrailTests
{
    private static readonly string[] Places = [AuditPlaces.Village, AuditPlaces.Regency, AuditPlaces.Month, AuditPlaces.Partner];

    private static readonly DocumentContainers Containers = new ServiceCollection()
        .AddModules(new ConfigurationBuilder().Build(), typeof(IModule).Assembly, typeof(DtksServices).Assembly).BuildServiceProvider().GetRequiredService<DocumentContainers>();

    // What goes through the containers of whatever modules there are.
    private static readonly string[] Through = ["Dtks.Functions.Audit", "Dtks.Functions.Reencryption", "Dtks.Functions.Operations", "Dtks.Platform"];

    [Fact]
    public void Every_container_of_villages_regencies_months_or_partners_keeps_a_trail()
    {
        var ofPlaces = Containers.All.Where(c => Places.Contains(c.KeyMember)).ToList();

        Assert.Superset(new HashSet<string> { "cycles", "partners", "ratifications", "registry", "serviceDesk" }, ofPlaces.Select(c => c.Name).ToHashSet());
        Assert.All(ofPlaces, c => Assert.True(
            new[] { AuditDocument.SealedBy, AuditDocument.AboutBy, OutboxRescue.Index }.All(path => Containers.IsIndexed(c, path)), $"{c.Name} has no trail: its module says module.Trail(…)."));
    }

    [Fact]
    public void A_trail_is_of_a_place_that_it_can_be_asked_for_by() => Assert.All(
        Containers.All.Where(c => Containers.IsIndexed(c, AuditDocument.SealedBy) && c != Shelf.Container),
        c => Assert.True(Places.Contains(c.KeyMember), $"{c.Name} is by {c.KeyMember}: AuditPlaces knows no way to its trails."));

    [Fact]
    public void Nobody_who_goes_through_containers_names_one_of_a_feature()
    {
        var naming =
            from assembly in new[] { "Dtks.Platform", "Dtks.Functions" }.Select(ProductAssembly.Of)
            from type in assembly.Types
            where Through.Any(t => type.Namespace == t || type.Namespace.StartsWith(t + ".", StringComparison.Ordinal))
            where ProductAssembly.UsedBy(type).Any(u => u.Name == "Partitions")
            select type.FullName;

        Assert.Empty(naming);
    }
}
