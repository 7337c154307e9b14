using Dtks.Domain.Kernel;
using Dtks.Functions.Audit;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Tests.Audit;

/// <summary>Seals tell every change of what they hold, wherever it is.</summary>
[Trait("rule", "REG-3")]
public sealed class SealChainTests
{
    private const string Hour = "2026-11-26T08";
    private static readonly Platform.Documents.Partition Village = Partitions.Registry("3306162006");

    private static readonly Func<AuditDocument, AuditDocument>[] Alterations =
    [
        e => e with { Subject = e.Subject + "x" },
        e => e with { Role = Role.Auditor },
        e => e with { Action = "proposal.withdrawn" },
        e => e with { Target = "proposal-other" },
        e => e with { At = e.At.AddMilliseconds(1) },
        e => e with { Part = string.Empty },
        e => e with { Fields = [] },
        e => e with { Fields = ["match", "dueOnforwardedOn"] },
        e => e with { Rule = null },
        e => e with { Policy = "other" },
        e => e with { TraceId = null },
        e => e with { SealHour = "2026-11-26T07" },
        e => e with { Outbox = null },
        e => e with { Outbox = e.Outbox! with { Ticket = "a1-000000000002" } },
        e => e with { Outbox = e.Outbox! with { Entries = [] } },
        e => e with { Outbox = e.Outbox! with { Entries = JArray.Parse("""[{"kind":"event","data":{"b":1,"a":["x","y"]}}]""") } },
    ];

    private static readonly Gen<(int Count, int Place, int Change)> Changes =
        from count in Gen.Choose(2, 30)
        from place in Gen.Choose(0, count - 1)
        from change in Gen.Choose(0, Alterations.Length - 1)
        select (count, place, change);

    private static SealedEntry[] Sealed(IEnumerable<AuditDocument> entries) => [.. entries.Select(SealChain.EntryOf)];

    [Fact]
    public void What_was_sealed_and_is_as_it_was_is_intact_in_whatever_order_it_is_read() =>
        Holds(Changes, x =>
        {
            var entries = Entries(x.Count);
            var first = SealChain.Next(previous: null, Village, Hour, Sealed(entries));

            Assert.Null(SealChain.BreakIn(first, null, Village, Hour, Sealed(entries.Reverse())));
            Assert.Equal(first.Digest, SealChain.Next(null, Village, Hour, Sealed(entries.Reverse())).Digest);
        });

    [Fact]
    public void Any_entry_altered_deleted_or_inserted_is_named() =>
        Holds(Changes, x =>
        {
            var entries = Entries(x.Count);
            var made = SealChain.Next(null, Village, Hour, Sealed(entries));
            var victim = entries[x.Place];
            var altered = Alterations[x.Change](victim);
            var inserted = victim with { Id = victim.Id + "-again" };

            Assert.NotEqual(SealChain.DigestOf(victim), SealChain.DigestOf(altered));
            Assert.Equal(new SealBreak(SealBreakKind.EntryAltered, Hour, victim.Id), SealChain.BreakIn(made, null, Village, Hour, Sealed(entries.Select(e => e == victim ? altered : e))));
            Assert.Equal(new SealBreak(SealBreakKind.EntryDeleted, Hour, victim.Id), SealChain.BreakIn(made, null, Village, Hour, Sealed(entries.Where(e => e != victim))));
            Assert.Equal(new SealBreak(SealBreakKind.EntryInserted, Hour, inserted.Id), SealChain.BreakIn(made, null, Village, Hour, Sealed([.. entries, inserted])));
        });

    [Fact]
    public void An_entry_that_carries_nothing_has_the_digest_that_it_had_before_any_did()
    {
        var entry = Entries(1)[0] with { Outbox = null };

        Assert.Equal("b5dcce02227c5a83b8e88c779d154fd4f49fcd0efb1a3273d59f74c657e46c2d", SealChain.DigestOf(entry));
    }

    [Fact]
    public void In_whatever_order_the_store_gives_members_back_the_digest_is_the_same()
    {
        var entry = Entries(1)[0];
        var turned = entry with { Outbox = entry.Outbox! with { Entries = JArray.Parse("""[{"data":{"a":["y","x"],"b":1},"kind":"event"}]""") } };

        Assert.Equal(SealChain.DigestOf(entry), SealChain.DigestOf(turned));
    }

    [Fact]
    public void A_seal_that_was_changed_moved_or_left_out_is_told()
    {
        var entries = Entries(4);
        var first = SealChain.Next(null, Village, Hour, Sealed(entries[..2]));
        var second = SealChain.Next(first.Digest, Village, "2026-11-26T09", Sealed(entries[2..]));
        var third = SealChain.Next(second.Digest, Village, "2026-11-26T10", []);

        Assert.Null(SealChain.BreakIn(second, first.Digest, Village, second.Hour, Sealed(entries[2..])));
        Assert.Equal(SealBreakKind.SealMissing, SealChain.BreakIn(third, first.Digest, Village, third.Hour, [])!.Kind);
        Assert.Equal(SealBreakKind.SealMissing, SealChain.BreakIn(second, null, Village, second.Hour, Sealed(entries[2..]))!.Kind);
        Assert.Equal(SealBreakKind.SealAltered, SealChain.BreakIn(second, first.Digest, Village, "2026-11-26T11", Sealed(entries[2..]))!.Kind);
        Assert.Equal(SealBreakKind.SealAltered, SealChain.BreakIn(second, first.Digest, Partitions.Registry("3306162007"), second.Hour, Sealed(entries[2..]))!.Kind);
        Assert.Equal(SealBreakKind.SealAltered, SealChain.BreakIn(second with { Entries = first.Entries }, first.Digest, Village, second.Hour, Sealed(entries[..2]))!.Kind);
        Assert.Equal(SealBreakKind.SealAltered, SealChain.BreakIn(first with { Previous = second.Digest }, second.Digest, Village, Hour, Sealed(entries[..2]))!.Kind);
    }

    [Fact]
    public void What_came_late_is_held_as_all_else_and_a_seal_without_it_has_the_digest_that_it_had_before_any_did()
    {
        var entries = Entries(3);
        var before = SealChain.Next(null, Village, Hour, Sealed(entries[..2]));
        var late = SealChain.Next(null, Village, Hour, Sealed(entries[..2]), Sealed(entries[2..]));

        Assert.Equal((before.Digest, null), (SealChain.Next(null, Village, Hour, Sealed(entries[..2]), []).Digest, before.Late));
        Assert.NotEqual(SealChain.Next(null, Village, Hour, Sealed(entries)).Digest, late.Digest);
        Assert.Null(SealChain.BreakIn(late, null, Village, Hour, Sealed(entries)));
        Assert.Equal(new SealBreak(SealBreakKind.EntryDeleted, Hour, entries[2].Id), SealChain.BreakIn(late, null, Village, Hour, Sealed(entries[..2])));
        Assert.Equal(SealBreakKind.SealAltered, SealChain.BreakIn(late with { Late = null }, null, Village, Hour, Sealed(entries[..2]))!.Kind);
    }

    [Theory]
    [InlineData("audit-019ad4a5a2007b1c8d2e3f4a5b6c7d8e-00", true)]
    [InlineData("audit-019ad4a5a2007b1c8d2e3f4a5b6c7d8e-00-again", false)]
    [InlineData("audit-019ad4a5a2004b1c8d2e3f4a5b6c7d8e-00", false)]
    [InlineData("audit-019ad4a5a2007b1c8d2e3f4a5b6c7d8e-x", false)]
    [InlineData("audit-0000", false)]
    [InlineData("ffffffffffff7b1c8d2e3f4a5b6c7d8e", false)]
    [InlineData("audit-ffffffffffff7b1c8d2e3f4a5b6c7d8e-00", false)]
    public void An_id_tells_in_which_hour_an_entry_was_made(string id, bool isMade)
    {
        var hour = AuditDocument.HourOf(DateTimeOffset.FromUnixTimeMilliseconds(0x019ad4a5a200));
        Assert.Equal(isMade, AuditDocument.IsMadeIn(id, hour));
        Assert.False(AuditDocument.IsMadeIn(id, AuditDocument.HourAfter(hour)));
    }

    [Theory]
    [InlineData("2026-11-26T08:09:59Z", "2026-11-26T06")]
    [InlineData("2026-11-26T08:10:00Z", "2026-11-26T07")]
    public void An_hour_is_sealed_ten_minutes_after_its_end(string now, string hour) =>
        Assert.Equal(hour, SealAudit.LastOver(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    private static AuditDocument[] Entries(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new AuditDocument
        {
            Id = FormattableString.Invariant($"audit-{i:0000}"),
            In = Village,
            At = new DateTimeOffset(2026, 11, 26, 8, 0, i, TimeSpan.Zero),
            Subject = "regency-1",
            Role = Role.RegencyOfficer,
            Action = "proposal.forwarded",
            Target = "proposal-1",
            Fields = ["match", "forwardedOn", "dueOn"],
            Rule = "PRO-6",
            Policy = "kepmensos-73-2024",
            TraceId = "0af7651916cd43dd8448eb211c80319c",
            SealHour = Hour,
            Outbox = new FollowUps("a1-000000000001", JArray.Parse("""[{"kind":"event","data":{"b":1,"a":["y","x"]}}]""")),
        }),
    ];

    private static void Holds<T>(Gen<T> gen, Action<T> property) => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(gen.ToArbitrary(), property));
}
