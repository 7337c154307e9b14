using System.Text;
using Dtks.Domain.Kernel;
using Dtks.Functions.ServiceDesk.Programmes;
using NodaTime;

namespace Dtks.Functions.Tests.ServiceDesk;

/// <summary>The programmes that come with the application.</summary>
[Trait("rule", "SVC-4")]
public sealed class HelpProgrammeFilesTests
{
    [Fact]
    public void Those_that_come_with_the_application_are_whole()
    {
        Assert.Empty(HelpProgrammeFiles.Faults);
        Assert.Equal(["bantuan-perawatan", "bpjs-kis", "kip", "yatim-piatu"], HelpProgrammeFiles.Shipped.Select(p => p.Code));
        Assert.All(HelpProgrammeFiles.Shipped, p => Assert.Equal(new LocalDate(2015, 11, 24), p.EffectiveFrom));
        Assert.DoesNotContain(HelpProgrammeFiles.Shipped, p => p.Section == Section.Data);
    }

    [Theory]
    [InlineData("""{"id":"1","from":"2026-01-01","source":"x","programmes":[{"code":"kip","name":"K","section":"education","criteria":[],"papers":[],"givers":["a"],"urgencies":[]}]}""", "kip without criteria or givers")]
    [InlineData("""{"id":"1","from":"2026-01-01","source":"x","programmes":[],"more":1}""", "#/more is no member of a programme file")]
    [InlineData("""{"id":"1","from":"besok","source":"x","programmes":[]}""", "#/from is no day")]
    public void One_that_is_wrong_says_where(string file, string told)
    {
        var (_, faults) = HelpProgrammeFiles.Read([("contoh.json", Encoding.UTF8.GetBytes(file))]);

        Assert.Contains(told, Assert.Single(faults), StringComparison.Ordinal);
    }
}
