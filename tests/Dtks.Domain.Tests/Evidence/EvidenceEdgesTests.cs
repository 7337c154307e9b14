using System.Text;
using Dtks.Domain.Evidence;
using Dtks.Domain.Tests.Deliberations;

namespace Dtks.Domain.Tests.Evidence;

/// <summary>What the first bytes of a file seem to be where there are hardly enough of them, and that no reuse is none.</summary>
[Trait("rule", "MUS-6")]
public class EvidenceEdgesTests
{
    [Theory]
    [InlineData("RIFF0000WEBP", "evidence.otherPicture")]
    [InlineData("RIFF0000WEB", null)]
    [InlineData("RIFF", null)]
    [InlineData("0000000WEBP0", null)]
    [InlineData("0000ftyp", "evidence.video")]
    [InlineData("0000fty", null)]
    [InlineData("", null)]
    public void A_short_file_is_told_what_it_shows(string first, string? hint) => Assert.Equal(hint, EvidenceFormats.HintOf(Encoding.ASCII.GetBytes(first)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Reuses_are_kept_where_there_are_any(int count)
    {
        var state = DeliberationSamples.Document(EvidenceKind.ActivityPhoto, EvidenceStatus.Inspecting);
        var found = new UploadedBytes(4, new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, state.Sha256);
        var reuse = new EvidenceReuse(Samples.VillageWib, "d-0", "e-0", IsSameFile: true);
        var inspect = new EvidenceCommand.Inspect(found, new DocumentContent(null, 1), Reuses: [.. Enumerable.Repeat(reuse, count)]);
        var accepted = Assert.IsType<EvidenceAccepted>(Assert.Single(EvidenceDecider.Decide(inspect, state, Samples.Policy, Samples.Now).Events));
        Assert.Equal(count == 0 ? null : [reuse], accepted.Reuses);
    }
}
