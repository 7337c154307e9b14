using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Tests.Notices;

[Trait("rule", "GOV-3")]
public sealed class NoticeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 10, 1, 0);

    public static TheoryData<NoticeStatus, NoticeStatus, bool> Steps => new()
    {
        { NoticeStatus.Waiting, NoticeStatus.Sent, true },
        { NoticeStatus.Waiting, NoticeStatus.Failed, true },
        { NoticeStatus.Waiting, NoticeStatus.Waiting, false },
        { NoticeStatus.Waiting, NoticeStatus.Kept, false },
        { NoticeStatus.Failed, NoticeStatus.Failed, false },
        { NoticeStatus.Failed, NoticeStatus.Sent, true },
        { NoticeStatus.Sent, NoticeStatus.Sent, false },
        { NoticeStatus.Sent, NoticeStatus.Failed, false },
        { NoticeStatus.Kept, NoticeStatus.Sent, false },
        { NoticeStatus.Kept, NoticeStatus.Failed, false },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_was_sent_stays_sent_and_a_refusal_counts_once(NoticeStatus from, NoticeStatus reached, bool isNew)
    {
        var decision = Decide(Notice(from), reached);
        Assert.True(decision.IsAccepted);
        Assert.Equal(isNew ? 1 : 0, decision.Events.Count);
        if (isNew)
        {
            var after = NoticeDecider.Evolve(Notice(from), decision.Events[0]);
            Assert.Equal(reached, after.Status);
            var meta = Assert.Single(after.History);
            Assert.Equal((Role.System, "GOV-3", Samples.Policy.Id, Now), (meta.Role, meta.Rule, meta.Policy, meta.At));
            Assert.Empty(Decide(after, reached).Events);
        }
    }

    [Theory]
    [InlineData(NoticeStatus.Kept, true)]
    [InlineData(NoticeStatus.Failed, true)]
    [InlineData(NoticeStatus.Waiting, false)]
    [InlineData(NoticeStatus.Sent, false)]
    [InlineData(NoticeStatus.Told, false)]
    public void Who_was_not_sent_it_is_told_in_person_once_and_nothing_is_sent_after_that(NoticeStatus from, bool may)
    {
        var decision = Tell(Notice(from), "Didatangi");
        Assert.Equal(may ? [] : [$"notice.notUnsent GOV-3 - status={WireName.Of(from)}"], Told.Of(decision.Violations));
        if (may)
        {
            var after = NoticeDecider.Evolve(Notice(from), Assert.Single(decision.Events));
            Assert.Equal((NoticeStatus.Told, "Didatangi", Role.VillageOfficer), (after.Status, after.Note, Assert.Single(after.History).Role));
            Assert.True(NoticeDecider.IsDone(after.Status));
            Assert.Empty(Decide(after, NoticeStatus.Sent).Events);
        }
    }

    [Theory]
    [InlineData(null, "input.required - /note -")]
    [InlineData("", "text.length - /note max=500,min=1")]
    [InlineData(501, "text.length - /note max=500,min=1")]
    [InlineData(500, null)]
    public void A_telling_says_how(object? note, string? told) =>
        Assert.Equal(told is null ? [] : [told], Told.Of(Tell(Notice(NoticeStatus.Kept), note is int length ? new string('x', length) : (string?)note).Violations));

    [Fact]
    public void No_telling_is_named() => Assert.Equal(["input.required - root -"], Told.Of(NoticeDecider.Tell(Notice(NoticeStatus.Kept), null, Officer, Samples.Policy, Now).Violations));

    [Theory]
    [InlineData(NoticeStatus.Kept, 0, true)]
    [InlineData(NoticeStatus.Failed, 0, true)]
    [InlineData(NoticeStatus.Kept, 1, false)]
    [InlineData(NoticeStatus.Waiting, 0, false)]
    [InlineData(NoticeStatus.Sent, 0, false)]
    [InlineData(NoticeStatus.Told, 0, false)]
    public void It_has_reached_nobody_where_it_was_not_sent_and_none_finds_it(NoticeStatus status, int subjects, bool unreached) =>
        Assert.Equal(unreached, (Notice(status) with { Subjects = [.. Enumerable.Repeat("citizen-1", subjects)] }).HasReachedNobody());

    [Fact]
    [Trait("rule", "REG-3")]
    public void It_does_not_tell_whom_it_goes_to() => Assert.DoesNotContain("628", $"{Notice(NoticeStatus.Waiting)}", StringComparison.Ordinal);

    private static Decision<NoticeEvent> Decide(NoticeState notice, NoticeStatus reached) => NoticeDecider.Decide(notice, reached, Samples.Policy, Now);

    private static readonly Actor Officer = new("officer-1", Role.VillageOfficer, AreaCode.Parse("3306162006"));

    private static Decision<NoticeEvent> Tell(NoticeState notice, string? note) => NoticeDecider.Tell(notice, new NoticeTellingDraft(note), Officer, Samples.Policy, Now);

    private static NoticeState Notice(NoticeStatus status) => new()
    {
        Id = new string('0', 32),
        Village = AreaCode.Parse("3306162006"),
        Code = "ineligible",
        Kind = "proposal",
        About = new string('1', 32),
        Arguments = [new NoticeArgument("ground", "11")],
        Phone = "+6281200000001",
        Language = "id",
        MadeOn = Now,
        Status = status,
    };
}
