namespace Dtks.Architecture.Tests;

/// <summary>Between projects the arrows point one way (docs/design.md, Layout).</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData("Dtks.Domain", "")]
    [InlineData("Dtks.Platform", "Dtks.Domain")]
    [InlineData("Dtks.Functions", "Dtks.Domain,Dtks.Platform")]
    [InlineData("Dtks.Pages", "Dtks.Domain,Dtks.Platform")]
    [InlineData("Dtks.LocalCosmos", "")]
    [InlineData("Dtks.Demo", "")]
    [InlineData("Dtks.LocalHost", "Dtks.Demo,Dtks.Domain,Dtks.Functions,Dtks.LocalCosmos,Dtks.Pages,Dtks.Platform")]
    public void A_project_knows_those_below_it_and_no_other(string project, string known) =>
        Assert.Empty(ProductAssembly.Of(project).References.Where(r => r.StartsWith("Dtks.", StringComparison.Ordinal)).Except(known.Split(',')));

    [Fact]
    public void The_domain_stands_on_libraries_that_only_compute() =>
        Assert.All(
            ProductAssembly.Of("Dtks.Domain").References,
            r => Assert.True(r is "NodaTime" or "FuzzySharp" or "AnyAscii" or "PhoneNumbers" or "netstandard" || r.StartsWith("System.", StringComparison.Ordinal), r));

    [Fact]
    public void The_platform_knows_no_more_of_the_domain_than_its_kernel()
    {
        var domain = ProductAssembly.Of("Dtks.Domain");
        var known = ProductAssembly.Of("Dtks.Platform").Types.SelectMany(ProductAssembly.UsedBy)
            .Where(t => t.Scope.Name == domain.Name)
            .Select(t => domain.FolderOf(t))
            .Distinct();

        Assert.Empty(known.Except(["Areas", "Kernel"]));
    }
}
