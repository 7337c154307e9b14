using System.Text;
using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Platform.Documents;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Appeals;

/// <summary>Appeals of before a deliberation's decision closed them.</summary>
[Trait("rule", "GOV-3")]
public sealed class OlderAppealTests
{
    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    [Fact]
    public void One_that_was_granted_for_a_deliberation_waits_for_it()
    {
        var older = JObject.Parse(Write(Document(closing: null)));
        foreach (var later in (string[])["closing", "origin", "wentTo"])
        {
            ((JObject)older["state"]!).Remove(later);
        }

        var read = Serializer.FromStream<AppealDocument>(new MemoryStream(Encoding.UTF8.GetBytes(older.ToString()))).State;

        Assert.True(read.AwaitsDeliberation());
        Assert.True(AppealClosingRules.IsFor(read, new LocalDate(2026, 11, 10)));
    }

    [Fact]
    public void How_it_ended_is_kept()
    {
        var closing = new AppealClosing(AppealOutcome.Kept, "d-1");
        var stored = Write(Document(closing));

        Assert.Equal("kept", (string?)JObject.Parse(stored).SelectToken("state.closing.outcome"));
        Assert.Equal(closing, Serializer.FromStream<AppealDocument>(new MemoryStream(Encoding.UTF8.GetBytes(stored))).State.Closing);
    }

    private static AppealDocument Document(AppealClosing? closing) => new()
    {
        Id = AppealDocument.IdOf("1"),
        Village = "3306052001",
        State = new AppealState
        {
            Id = "1",
            Village = AreaCode.Parse("3306052001"),
            Kind = AppealKind.NotEntitled,
            About = new AppealSubject(AppealRecord.Household, "h-1"),
            Reason = "Sebab",
            Phone = "+6281200000001",
            By = "citizen-1",
            ByRole = Role.Citizen,
            DecidedBefore = [],
            DueOn = new LocalDate(2026, 12, 10),
            Status = AppealStatus.Granted,
            Result = AppealResult.ForDeliberation,
            Closing = closing,
            History = [new EventMeta(Instant.FromUtc(2026, 11, 10, 3, 0), Role.RegencyOfficer, "regency-1", AppealEventCodes.Granted, "GOV-3", "2024-05-08/1")],
        },
    };

    private static string Write(AppealDocument document)
    {
        using var reader = new StreamReader(Serializer.ToStream(document));
        return reader.ReadToEnd();
    }
}
