using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Kernel;

public class WireNameTests
{
    [Fact]
    public void Names_are_camel_case_unless_the_field_says_otherwise()
    {
        Assert.Equal("registerWithAssistance", WireName.Of(ProposalKind.RegisterWithAssistance));
        Assert.Equal("PBI-JKN", WireName.Of(Programme.PbiJkn));
        Assert.Equal("village-officer", WireName.Of(Role.VillageOfficer));
        Assert.Equal("99", WireName.Of((Sex)99));
    }

    [Theory]
    [InlineData("pbi-jkn")]
    [InlineData("PbiJkn")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_the_exact_name_is_read(string? name) => Assert.False(WireName.TryParse<Programme>(name, out _));

    [Fact]
    public void Every_name_is_read_back()
    {
        Assert.All(Enum.GetValues<PopulationField>(), f => Assert.True(
            WireName.TryParse<PopulationField>(WireName.Of(f), out var back) && back == f));
        Assert.Equal(15, WireName.AllOf<PopulationField>().Count);
        Assert.Contains("familyCardNumber", WireName.AllOf<PopulationField>());
    }
}
