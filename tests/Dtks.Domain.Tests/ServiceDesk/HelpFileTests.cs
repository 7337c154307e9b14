using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>The files of an application.</summary>
[Trait("rule", "SVC-2")]
public sealed class HelpFileTests
{
    private static readonly Duration Window = Duration.FromHours(24);
    private static readonly HelpFileDraft Copy = new("ktp", "ktp.pdf", "application/pdf", 10, new string('A', 64));
    private static readonly UploadedBytes Sent = new(10, "%PDF-1.4\n"u8.ToArray(), new string('a', 64));

    [Fact]
    public void A_copy_is_declared_sent_inspected_and_accepted_once()
    {
        var file = Declared(Copy);
        Assert.Equal((EvidenceStatus.Pending, "ktp", new string('a', 64), Samples.Now + Window), (file.Status, file.PaperName(), file.Sha256, file.ExpiresAt));
        Assert.Equal("evidence.notComplete", Told(Inspect(file, Sent)));
        file = After(HelpFileRules.Complete(file, Desk, Samples.Policy, Samples.Now));
        Assert.Empty(HelpFileRules.Complete(file, Desk, Samples.Policy, Samples.Now).Events);
        var accepted = After(Inspect(file, Sent));
        Assert.Equal((EvidenceStatus.Accepted, "helpFile.accepted", "SVC-2"), (accepted.Status, accepted.History[^1].Code, accepted.History[^1].Rule));
        Assert.Empty(Inspect(accepted, null).Events);
        var rejected = After(Inspect(file, Sent with { Sha256 = new string('b', 64) }));
        Assert.Equal((EvidenceStatus.Rejected, EvidenceViolations.DigestMismatch), (rejected.Status, rejected.RejectionCode));
    }

    [Theory]
    [InlineData(-1, "helpFile.completed", "")]
    [InlineData(0, "evidence.expired", "helpFile.expired")]
    public void One_that_never_comes_is_given_up_when_its_time_is_over(int seconds, string completed, string expired)
    {
        var (file, now) = (Declared(Copy), Samples.Now + Window + Duration.FromSeconds(seconds));

        Assert.Equal(completed, Told(HelpFileRules.Complete(file, Desk, Samples.Policy, now)));
        Assert.Equal(expired, Told(HelpFileRules.Expire(file, Samples.Policy, now)));
        if (expired.Length > 0) Assert.Empty(HelpFileRules.Expire(After(HelpFileRules.Expire(file, Samples.Policy, now)), Samples.Policy, now).Events);
    }

    [Fact]
    [Trait("rule", "SVC-8")]
    public void Papers_come_from_the_front_office_and_photos_from_who_was_there()
    {
        var (officer, photo) = (new Actor("village-1", Role.VillageOfficer, Village), Copy with { Kind = "villagePhoto", ContentType = "image/jpeg" });

        Assert.Equal("/kind help.fileKind SVC-8", Told(Declare(Copy with { Kind = "fieldPhoto", ContentType = "image/png" })));
        Assert.Equal("helpFile.declared", Told(Declare(Copy with { Kind = "fieldPhoto", ContentType = "image/png" }, Verifier)));
        Assert.Equal("helpFile.declared", Told(Declare(photo, officer)));
        Assert.Equal("/contentType evidence.contentType SVC-5", Told(Declare(photo with { ContentType = "application/pdf" }, officer)));
        Assert.Equal("/kind help.fileKind SVC-2", Told(Declare(Copy, officer)));
    }

    [Fact]
    public void A_paper_is_one_of_the_programmes_and_nothing_is_declared_once_it_ended_or_beyond_the_most()
    {
        var paper = Copy with { Kind = "other", Paper = "suratRawat" };
        Assert.Equal("suratRawat", Declared(paper).PaperName());
        Assert.Equal("/paper help.paperUnknown SVC-2", Told(Declare(paper with { Paper = "lain" })));
        Assert.Equal("/paper help.paperUnknown SVC-2", Told(Declare(Copy with { Paper = "suratRawat" })));
        Assert.Equal("/paper help.paperUnknown SVC-2", Told(HelpFileRules.Declare(new("f-1", Filed(), 0, null), paper, Window, Desk, Samples.Policy, Samples.Now)));

        var ended = Evolved(Filed(), FrontOfficeRules.Withdraw(Filed(), new HelpWithdrawalDraft("Contoh"), Desk, Samples.Policy, Samples.Now));
        Assert.Equal("help.notAwaiting SVC-2", Told(HelpFileRules.Declare(new("f-1", ended, 0, Programme), Copy, Window, Desk, Samples.Policy, Samples.Now)));
        Assert.Equal("helpFile.declared", Told(HelpFileRules.Declare(new("f-1", Filed(), HelpFileRules.Most - 1, Programme), Copy, Window, Desk, Samples.Policy, Samples.Now)));
        Assert.Equal("help.tooManyFiles SVC-2", Told(HelpFileRules.Declare(new("f-1", Filed(), HelpFileRules.Most, Programme), Copy, Window, Desk, Samples.Policy, Samples.Now)));
        Assert.Equal(["/kind", "/fileName", "/contentType", "/length", "/sha256"], Declare(new HelpFileDraft(null, null, null, null, null)).Violations.Select(v => v.Pointer));
    }

    [Fact]
    public void One_file_is_not_two_of_the_papers_and_a_paper_or_a_photo_may_come_again()
    {
        var ktp = Declared(Copy) with { Status = EvidenceStatus.Accepted };
        HelpFileState Like(HelpFileKind kind, string? paper = null) => ktp with { Id = "f-2", Kind = kind, Paper = paper, Status = EvidenceStatus.Inspecting };

        Assert.Equal((true, true), (HelpFileRules.IsAnother(Like(HelpFileKind.Kk), [ktp]), HelpFileRules.IsAnother(Like(HelpFileKind.Other, "suratRawat"), [ktp])));
        Assert.Equal((false, false, false), (HelpFileRules.IsAnother(Like(HelpFileKind.Ktp), [ktp]), HelpFileRules.IsAnother(Like(HelpFileKind.Other), [ktp]), HelpFileRules.IsAnother(Like(HelpFileKind.FieldPhoto), [ktp])));
        Assert.False(HelpFileRules.IsAnother(Like(HelpFileKind.Kk), [ktp with { Status = EvidenceStatus.Rejected }, ktp with { Sha256 = new string('0', 64) }]));
    }

    private static Decision<HelpFileEvent> Declare(HelpFileDraft draft, Actor? by = null) => HelpFileRules.Declare(new("f-1", Filed(), 0, Programme), draft, Window, by ?? Desk, Samples.Policy, Samples.Now);

    private static HelpFileState Declared(HelpFileDraft draft) => After(Declare(draft));

    private static Decision<HelpFileEvent> Inspect(HelpFileState file, UploadedBytes? found, params IReadOnlyList<HelpFileState> others) => HelpFileRules.Inspect(file, found, new DocumentContent(null, 1), others, Samples.Policy, Samples.Now);

    private static HelpFileState After(Decision<HelpFileEvent> decision)
    {
        Assert.Empty(decision.Violations);
        return Assert.Single(decision.Events).State;
    }

    private static string Told(Decision<HelpFileEvent> decision) => string.Join(' ', decision.Events.Select(e => e.Meta.Code).Concat(decision.Violations.Select(v => $"{v.Pointer} {v.Code} {v.Rule}".Trim())));
}
