using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.CardRounds;

/// <summary>Rounds of cards: what they make in every village, how far they are, the cards as lists and on paper, and their expiry (CRD-1, CRD-10, CRD-11).</summary>
public sealed class CardRoundsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.CyclesContainer, "/regency/?");
        module.Container(Partitions.RegistryContainer, "/held/?", "/state/household/?");
        module.Document<CardDocument>(CardDocument.TypeName, Partitions.RegistryContainer);
        module.Protect<CardHolder>(h => h.Head, h => h.Spouse, h => h.Members, h => h.FamilyCardNumber);
        module.Protect<CardAttempt>(a => a.ReceivedBy, a => a.AccompaniedBy);
        module.Protect<CardSurrender>(s => s.Note);
        module.Protect<CardTakenBack>(t => t.Reason);
        module.Event<CardRoundEventData>(Type(CardEventCodes.RoundStarted), "card-rounds/{round}", "A round of cards began (CRD-1).");
        module.Event<VillageCardsEventData>(Type(CardEventCodes.VillageMade), "card-rounds/{round}/villages/{village}", "The cards of a round in a village were made (CRD-10).");
        module.Event<VillageCardsEventData>(Type(CardEventCodes.VillageExpired), "card-rounds/{round}/villages/{village}", "The cards of a round in a village expired (CRD-10).");
        module.Queue(RunCardRegencies.Queue);
        module.About(RunCardRegencies.Queue, "card-rounds/{round}/regencies/{regency}");
        module.Queue(RunCardVillages.Queue);
        module.About(RunCardVillages.Queue, "card-rounds/{round}/villages/{village}");
        module.Deadline<ExpireCards>();
        module.Projection<CardProgress>();
        module.Projection<MovedCards>();
        module.Texts("cards");
        module.Services.AddSingleton<CardRoundRepository>();
        module.Services.AddSingleton<CardRepository>();
        module.Services.AddSingleton<CardRoundStart>();
        module.Services.AddSingleton<CardMaking>();
        module.Services.AddSingleton<CardRoundSettling>();
        module.Services.AddSingleton<CardShowing>();
        module.Services.AddSingleton<NumberedCards>();
        module.Services.AddSingleton<VillageRounds>();
        module.Services.AddSingleton<HeldCards>();
        module.Services.AddSingleton<HoldingTurns>();
        module.Services.AddSingleton<IFamilyBaggage>(p => p.GetRequiredService<MovedCards>());
        module.Services.AddSingleton<IHouseholdCards>(p => p.GetRequiredService<HeldCards>());
    }

    private static string Type(string code) => $"dtks.{code}.v1";
}
