using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Audit;

/// <summary>An entry's id tells when its change was made and which of the change's entries it is.</summary>
public sealed class AuditDocumentTests
{
    private const string Hour = "2026-11-26T10";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private static readonly Partition Here = new(new DocumentContainer("registry", "/village"), "3306162006");
    private static readonly AuditEntry Done = new("test.done", "officer-1", Role.Operator, "a", []);

    [Fact]
    public void Those_of_one_change_follow_on_each_other_and_the_last_carries_what_follows()
    {
        var follows = new FollowUps("a1-000000000001", []);

        var entries = AuditDocument.Of(Here, [Done, Done, Done], Now, follows);

        Assert.Equal([null, null, follows], entries.Select(e => e.Outbox));
        Assert.Equal(["-00", "-01", "-02"], entries.Select(e => e.Id[^3..]));
        var change = Assert.Single(entries.Select(e => AuditDocument.ChangeOf(e.Id)).Distinct());
        Assert.DoesNotContain('-', change);
        Assert.All(entries, e => Assert.True(AuditDocument.IsMadeIn(e.Id, Hour)));
    }

    [Theory]
    [InlineData("2026-11-26T10:00:00Z", true)]
    [InlineData("2026-11-26T10:59:59.999Z", true)]
    [InlineData("2026-11-26T09:59:59.999Z", false)]
    [InlineData("2026-11-26T11:00:00Z", false)]
    public void Its_hour_is_the_one_it_was_made_in(string made, bool isIn) =>
        Assert.Equal(isIn, AuditDocument.IsMadeIn(Id(DateTimeOffset.Parse(made, System.Globalization.CultureInfo.InvariantCulture)), Hour));

    [Fact]
    public void What_was_not_made_here_was_made_in_no_hour()
    {
        var change = Guid.CreateVersion7(Now).ToString("N");
        Assert.True(AuditDocument.IsMadeIn($"audit-{change}-00", Hour));
        Assert.False(AuditDocument.IsMadeIn($"other-{change}-00", Hour));
        Assert.False(AuditDocument.IsMadeIn($"audit-{change}", Hour));
        Assert.False(AuditDocument.IsMadeIn($"audit-{change}-00-0", Hour));
        Assert.False(AuditDocument.IsMadeIn($"audit-{change}-x", Hour));
        Assert.False(AuditDocument.IsMadeIn($"audit-{change[..12]}4{change[13..]}-00", Hour));
        Assert.False(AuditDocument.IsMadeIn("audit-x-00", Hour));
        Assert.False(AuditDocument.IsMadeIn($"audit-ffffffffffff7{change[13..]}-00", Hour));
    }

    [Theory]
    [InlineData("audit-")]
    [InlineData("audit--00")]
    [InlineData("none")]
    public void What_is_no_id_names_no_change(string id) => Assert.Throws<ArgumentException>(() => AuditDocument.ChangeOf(id));

    [Fact]
    public void The_first_id_of_an_instant_stands_before_all_made_then()
    {
        Assert.True(string.CompareOrdinal(AuditDocument.FirstId(Now), Id(Now)) <= 0);
        Assert.True(string.CompareOrdinal(AuditDocument.FirstId(Now.AddMilliseconds(1)), Id(Now)) > 0);
        Assert.Equal("audit-000000000000", AuditDocument.FirstId(DateTimeOffset.UnixEpoch.AddDays(-1)));
    }

    [Fact]
    public void What_follows_is_read_from_the_last_entry() =>
        Assert.Equal("a1-000000000001", AuditDocument.Of(Here, [Done], Now, new FollowUps("a1-000000000001", new JArray()))[0].Outbox!.Ticket);

    private static string Id(DateTimeOffset made) => Assert.Single(AuditDocument.Of(Here, [Done], made)).Id;
}
