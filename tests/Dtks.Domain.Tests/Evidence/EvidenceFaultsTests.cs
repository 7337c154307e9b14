using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Deliberations;
using NodaTime;

namespace Dtks.Domain.Tests.Evidence;

/// <summary>What keeps a document from being taken is told with the rule, the place and what would be right.</summary>
[Trait("rule", "MUS-4")]
public class EvidenceFaultsTests
{
    private static readonly EvidenceDraft Draft = new("minutes", "berita-acara.pdf", "application/pdf", 8, new string('a', 64));

    [Fact]
    public void When_it_is_declared()
    {
        Assert.Equal(["text.length - /fileName max=200,min=1"], Wrong(Draft with { FileName = new string('x', 201) }));
        Assert.Empty(Wrong(Draft with { FileName = new string('x', 200) }));
        Assert.Equal(["evidence.fileName - /fileName -"], Wrong(Draft with { FileName = "a/b" }));
        Assert.Equal(
            ["evidence.contentType MUS-4 /contentType allowed=application/pdf, image/jpeg, image/png"], Wrong(Draft with { ContentType = "image/gif" }));
        Assert.Equal(["evidence.contentType MUS-4 /contentType allowed=image/jpeg, image/png"], Wrong(Draft with { Kind = "activityPhoto" }));
        Assert.Equal(["number.range - /length max=10485760,min=1"], Wrong(Draft with { Length = 0 }));
        Assert.Equal(["evidence.digestFormat - /sha256 -"], Wrong(Draft with { Sha256 = "a" }));
        Assert.Equal(
            ["input.unknownValue - /kind allowed=minutes, attendance, activityPhoto, publicationPhoto"],
            Wrong(Draft with { Kind = "x", ContentType = "image/gif" }));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public void When_nothing_can_be_declared()
    {
        var declare = new EvidenceCommand.Declare("e-1", "d-1", true, Draft, Duration.FromMinutes(15), Samples.VillageOfficer);
        Assert.Equal(["deliberation.concluded MUS-7 - -"], Told.Of(Decide(declare, null).Violations));
        Assert.Equal(["evidence.exists - - -"], Told.Of(Decide(declare, Document(EvidenceStatus.Pending)).Violations));
    }

    [Theory]
    [InlineData(EvidenceStatus.Pending, "evidence.notComplete - - -", null)]
    [InlineData(EvidenceStatus.Inspecting, null, null)]
    [InlineData(EvidenceStatus.Accepted, null, null)]
    [InlineData(EvidenceStatus.Rejected, null, null)]
    [InlineData(EvidenceStatus.Expired, null, "evidence.expired - - -")]
    public void Where_a_document_stands_tells_what_may_happen_to_it(EvidenceStatus status, string? inspected, string? completed)
    {
        Assert.Equal(inspected, Told.Of(Decide(new EvidenceCommand.Inspect(null, null), Document(status)).Violations).FirstOrDefault());
        Assert.Equal(completed, Told.Of(Decide(new EvidenceCommand.Complete(Samples.VillageOfficer), Document(status)).Violations).FirstOrDefault());
        Assert.Equal(
            status == EvidenceStatus.Inspecting ? 1 : 0, Decide(new EvidenceCommand.Inspect(null, null), Document(status)).Events.Count);
        Assert.Equal(
            status == EvidenceStatus.Pending ? 1 : 0,
            Decide(new EvidenceCommand.Expire(), Document(status), Document(status).ExpiresAt).Events.Count);
    }

    [Fact]
    public void What_was_uploaded_too_late_is_expired_by_the_system()
    {
        var pending = Document(EvidenceStatus.Pending);
        var expired = EvidenceDecider.Evolve(pending, Assert.Single(Decide(new EvidenceCommand.Expire(), pending, pending.ExpiresAt).Events));
        Assert.Equal(
            (EvidenceStatus.Expired, EvidenceEventCodes.Expired, null, "system"),
            (expired.Status, expired.History[^1].Code, expired.History[^1].Rule, expired.History[^1].Subject));
    }

    [Fact]
    public void A_digest_is_the_same_in_either_case()
    {
        var declared = Document(EvidenceStatus.Inspecting) with { Sha256 = new string('a', 64) };
        Assert.Null(InspectionRules.Fault(declared.Declared(), new UploadedBytes(4, new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, new string('A', 64))));
    }

    private static EvidenceState Document(EvidenceStatus status) => DeliberationSamples.Document(EvidenceKind.Minutes, status);

    private static Decision<EvidenceEvent> Decide(EvidenceCommand command, EvidenceState? state, Instant? at = null) =>
        EvidenceDecider.Decide(command, state, Samples.Policy, at ?? Samples.Now);

    private static IEnumerable<string> Wrong(EvidenceDraft draft) => Told.Of(Decide(
        new EvidenceCommand.Declare("e-1", "d-1", false, draft, Duration.FromMinutes(15), Samples.VillageOfficer), null).Violations);
}
