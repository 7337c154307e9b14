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
            Assert.Equal((Role.System, "GOV-3", PolicyVersions.All[0].Id, Now), (meta.Role, meta.Rule, meta.Policy, meta.At));
            Assert.Empty(Decide(after, reached).Events);
        }
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void It_does_not_tell_whom_it_goes_to() => Assert.DoesNotContain("628", $"{Notice(NoticeStatus.Waiting)}", StringComparison.Ordinal);

    private static Decision<NoticeEvent> Decide(NoticeState notice, NoticeStatus reached) => NoticeDecider.Decide(notice, reached, PolicyVersions.All[0], Now);

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
