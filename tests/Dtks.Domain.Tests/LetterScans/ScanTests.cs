using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.LetterScans;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.Tests.LetterScans;

/// <summary>A letter as it was signed by hand: when its scan is taken, and what is none (RAT-1).</summary>
[Trait("rule", "RAT-1")]
public sealed class ScanTests
{
    private static readonly string Sha = new('a', 64);
    private static readonly ScanDraft Draft = new("surat.pdf", "application/pdf", 8, Sha);
    private static readonly Duration Window = Duration.FromHours(24);

    private static readonly LetterState Letter = new()
    {
        Id = "l-1",
        Regency = AreaCode.Parse("3306"),
        Period = "2026-11",
        Subject = RatificationSubject.Proposals,
        Number = "460/1/2026",
        Date = new LocalDate(2026, 11, 2),
        Rows = 2,
        Digest = "d",
        SignedBy = "regent-1",
        Status = LetterStatus.Signed,
        History = [],
    };

    private static readonly LetterRound Round = new("460/1/2026", new LocalDate(2026, 11, 2), 2, "d", "regent-1", "ministry-1", ["Alasan"], null, "Catatan", Samples.Now);

    [Theory]
    [InlineData(LetterStatus.Signed, null)]
    [InlineData(LetterStatus.Recounting, null)]
    [InlineData(LetterStatus.Conforming, null)]
    [InlineData(LetterStatus.Applied, null)]
    [InlineData(LetterStatus.Signing, "letter.signing RAT-8 - -")]
    [InlineData(LetterStatus.Resubmitting, "letter.signing RAT-8 - -")]
    [InlineData(LetterStatus.Void, "letter.noRows RAT-8 - -")]
    [InlineData(LetterStatus.Returned, "letterScan.returned RAT-5 - -")]
    public void It_is_taken_once_the_letter_is_signed_and_not_while_that_has_to_go_again(LetterStatus status, string? refused) =>
        Assert.Equal(refused is null ? [] : [refused], Told.Of(Declare(Letter with { Status = status }).Violations));

    [Fact]
    public void It_keeps_who_declared_it_when_and_how_often_the_letter_had_gone_again()
    {
        var happened = Assert.Single(Declare(Letter with { Earlier = [Round] }).Events);

        Assert.Equal((ScanEventCodes.Declared, "RAT-1"), (happened.Meta.Code, happened.Meta.Rule));
        Assert.Equal(("l-1", 1, "regent-1", Samples.Now, Samples.Now + Window, EvidenceStatus.Pending), Of(happened.State));
        Assert.Equal([happened.Meta], happened.State.History);
    }

    [Fact]
    public void What_is_no_scan_of_it_is_refused()
    {
        var accepted = Declared() with { Status = EvidenceStatus.Accepted };

        Assert.Equal(["letterScan.unsigned RAT-1 - -"], Told.Of(Declare(isUnsigned: true).Violations));
        Assert.Equal(["letterScan.sameFile RAT-1 - -"], Told.Of(Declare(Letter with { Earlier = [Round] }, before: accepted).Violations));
        Assert.True(Declare(before: accepted with { Sha256 = new string('b', 64) }).IsAccepted);
        Assert.True(Declare(before: accepted with { Status = EvidenceStatus.Rejected }).IsAccepted);
    }

    [Theory]
    [InlineData(0, 19, null)]
    [InlineData(0, 20, "letterScan.tooMany RAT-1 - max=20")]
    [InlineData(1, 39, null)]
    [InlineData(1, 40, "letterScan.tooMany RAT-1 - max=40")]
    public void There_are_twenty_each_time_the_letter_goes(int rounds, int declared, string? refused) => Assert.Equal(
        refused is null ? [] : [refused], Told.Of(Declare(Letter with { Earlier = [.. Enumerable.Repeat(Round, rounds)] }, declared).Violations));

    [Fact]
    public void What_is_not_filled_in_is_told_by_its_place()
    {
        Assert.Equal(["input.required - root -"], Told.Of(Declare(Letter, draft: null).Violations));
        Assert.Equal(
            ["evidence.fileName - /fileName -", "evidence.contentType RAT-1 /contentType allowed=application/pdf, image/jpeg, image/png", "number.range - /length max=10485760,min=1", "evidence.digestFormat - /sha256 -"],
            Told.Of(Declare(Letter, draft: new ScanDraft("a/b", "image/heic", 0, "x")).Violations));
        Assert.True(Declare(Letter, draft: Draft with { ContentType = "image/jpg", Length = EvidenceFormats.MaxLength }).IsAccepted);
        Assert.False(Declare(Letter, draft: Draft with { Length = EvidenceFormats.MaxLength + 1 }).IsAccepted);
    }

    [Fact]
    public void It_is_completed_once_and_in_time()
    {
        var declared = Declared();
        var last = declared.ExpiresAt - Duration.Epsilon;

        var completed = Assert.Single(ScanDecider.Decide(new ScanCommand.Complete(Samples.Regent), declared, Samples.Policy, last).Events);
        Assert.Equal((ScanEventCodes.Completed, EvidenceStatus.Inspecting), (completed.Meta.Code, completed.State.Status));
        Assert.Empty(ScanDecider.Decide(new ScanCommand.Complete(Samples.Regent), completed.State, Samples.Policy, declared.ExpiresAt).Events);
        Assert.Equal(["evidence.expired - - -"], Told.Of(ScanDecider.Decide(new ScanCommand.Complete(Samples.Regent), declared, Samples.Policy, declared.ExpiresAt).Violations));

        Assert.Empty(ScanDecider.Decide(new ScanCommand.Expire(), declared, Samples.Policy, last).Events);
        Assert.Empty(ScanDecider.Decide(new ScanCommand.Expire(), completed.State, Samples.Policy, declared.ExpiresAt).Events);
        var expired = Assert.Single(ScanDecider.Decide(new ScanCommand.Expire(), declared, Samples.Policy, declared.ExpiresAt).Events);
        Assert.Equal((ScanEventCodes.Expired, null, EvidenceStatus.Expired), (expired.Meta.Code, expired.Meta.Rule, expired.State.Status));
        Assert.Equal(["evidence.expired - - -"], Told.Of(ScanDecider.Decide(new ScanCommand.Complete(Samples.Regent), expired.State, Samples.Policy, declared.ExpiresAt).Violations));
    }

    [Theory]
    [InlineData("%PDF-1.7", 'a', null, null)]
    [InlineData("%PDF-1.7", 'b', null, "evidence.digestMismatch")]
    [InlineData("%PDF-1.", 'a', null, "evidence.sizeMismatch")]
    [InlineData("GIF89a..", 'a', null, "evidence.typeMismatch")]
    [InlineData("%PDF-1.7", 'a', "evidence.encrypted", "evidence.encrypted")]
    [InlineData(null, 'a', null, "evidence.missing")]
    public void It_is_accepted_when_it_is_what_was_declared_and_opens(string? bytes, char sha, string? content, string? reason)
    {
        var found = bytes is null ? null : new UploadedBytes(bytes.Length, System.Text.Encoding.ASCII.GetBytes(bytes), new string(sha, 64));
        var inspect = new ScanCommand.Inspect(found, new DocumentContent(content, 3));
        var inspecting = Declared() with { Status = EvidenceStatus.Inspecting };

        var happened = Assert.Single(ScanDecider.Decide(inspect, inspecting, Samples.Policy, Samples.Now).Events);

        Assert.Equal(
            (reason is null ? ScanEventCodes.Accepted : ScanEventCodes.Rejected, "RAT-1", reason is null ? EvidenceStatus.Accepted : EvidenceStatus.Rejected, reason, reason is null ? 3 : (int?)null),
            (happened.Meta.Code, happened.Meta.Rule, happened.State.Status, happened.State.RejectionCode, happened.State.Pages));
        Assert.Equal(reason == "evidence.typeMismatch" ? "evidence.otherPicture" : null, happened.State.RejectionHint);
        Assert.Empty(ScanDecider.Decide(inspect, happened.State, Samples.Policy, Samples.Now).Events);
        Assert.Equal(["evidence.notComplete - - -"], Told.Of(ScanDecider.Decide(inspect, Declared(), Samples.Policy, Samples.Now).Violations));
    }

    private static ScanState Declared() => Assert.Single(Declare().Events).State;

    private static (string Letter, int Round, string By, Instant At, Instant Until, EvidenceStatus Status) Of(ScanState scan) =>
        (scan.Letter, scan.Round, scan.DeclaredBy, scan.DeclaredAt, scan.ExpiresAt, scan.Status);

    private static Decision<ScanEvent> Declare(LetterState? letter = null, int declared = 0, ScanState? before = null, bool isUnsigned = false) =>
        Declare(letter ?? Letter, Draft, declared, before, isUnsigned);

    private static Decision<ScanEvent> Declare(LetterState letter, ScanDraft? draft, int declared = 0, ScanState? before = null, bool isUnsigned = false) =>
        ScanDecider.Decide(new ScanCommand.Declare("s-1", letter, declared, before is null ? [] : [before], isUnsigned, draft, Window, Samples.Regent), Samples.Policy, Samples.Now);
}
