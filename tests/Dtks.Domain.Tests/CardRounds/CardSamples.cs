using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>Cards of a village in Bali, WITA, made on 2 November 2026 and valid to the end of the year.</summary>
internal static class CardSamples
{
    public static readonly AreaCode Village = AreaCode.Parse(Samples.VillageWita);
    public static readonly Actor Post = new("post-1", Role.PostOfficer, AreaCode.Parse("5103"));
    public static readonly Actor Tksk = new("tksk-1", Role.Tksk, AreaCode.Parse("510301"));
    public static readonly Actor Head = new("head-1", Role.VillageHead, Village);
    public static readonly LocalDate MadeOn = new(2026, 11, 2);
    public static readonly LocalDate Until = new(2026, 12, 31);

    public static readonly CardHolder Holder = new("Contoh Satu", "Contoh Dua", ["Contoh Tiga"], new Address("Jalan Contoh 1", "001", "002"), FamilyCardNumber.Parse("5103010101100001"));

    public static readonly VillageRound Round = new()
    {
        Round = "r-1",
        Number = 7,
        Kind = CardKind.Kps,
        Village = Village,
        MadeOn = MadeOn,
        ValidFrom = MadeOn,
        ValidUntil = Until,
        Counts = new CardCounts(),
        NextSerial = 1,
    };

    /// <summary>Noon of a day in the village.</summary>
    public static Instant Noon(LocalDate day) => day.At(new LocalTime(12, 0)).InZoneStrictly(TimeZones.Of(Village)).ToInstant();

    public static CardState Made() => Next(null, new CardCommand.Make("c-1", Round, "h-1", Holder, HoldsOne: false), MadeOn);

    public static CardCommand Delivered(LocalDate on) => new CardCommand.Record(new("delivered", null, "Contoh Dua", "Contoh Empat", CardRules.Day(on)), Post);

    public static CardCommand Returned(LocalDate on, string? reason = "emptyHouse") => new CardCommand.Record(new("returned", reason, null, null, CardRules.Day(on)), Post);

    public static CardState Next(CardState? card, CardCommand command, LocalDate on)
    {
        var decision = CardDecider.Decide(command, card, Samples.Policy, Noon(on));
        Assert.Equal([], decision.Violations.Select(v => v.Code));
        return decision.Events.Aggregate(card, CardDecider.Evolve)!;
    }

    public static string? Refusal(CardState? card, CardCommand command, LocalDate on) =>
        CardDecider.Decide(command, card, Samples.Policy, Noon(on)).Violations.Select(v => $"{v.Kind} {v.Rule} {v.Pointer} {v.Code}").SingleOrDefault();
}
