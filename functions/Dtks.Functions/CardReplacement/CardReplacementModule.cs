using Dtks.Domain.Cards;
using Dtks.Functions.Appeals;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.CardTracking;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Notices;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.CardReplacement;

/// <summary>Cards in another's place: what deliberations on cards decide, the replacement households, their SKRTM and recap forms, and their cards (CRD-5 to CRD-9).</summary>
public sealed class CardReplacementModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?");
        module.Container(Partitions.RatificationsContainer, "/round/?", "/village/?", "/status/?", "/createdOn/?");
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Document<SkrtmDocument>(SkrtmDocument.TypeName, Partitions.RegistryContainer);
        module.Protect<SkrtmState>(s => s.Answers);
        module.Events<CardEventData>(
            "cards/{village}/{card}", typeof(CardEventCodes), code => code is CardEventCodes.Made or CardEventCodes.Blocked or CardEventCodes.Ended or CardEventCodes.Restored or CardEventCodes.Replaced or CardEventCodes.FamilyChanged);
        module.Events<SkrtmEventData>("skrtm/{village}/{skrtm}", typeof(SkrtmEventCodes));
        module.Events<ReplacementRecapEventData>("card-rounds/{round}/villages/{village}/replacement-recap", typeof(ReplacementRecapCodes), code => code == ReplacementRecapCodes.Submitted);
        module.Events<ReplacementRecapEventData>("card-rounds/{round}/districts/{district}/replacement-recap", typeof(ReplacementRecapCodes), code => code == ReplacementRecapCodes.Compiled);
        module.Queue(MakeReplacementCards.Queue);
        module.About(MakeReplacementCards.Queue, "households/{village}/{household}");
        module.Projection<SkrtmPlaces>();
        module.Projection<ReplacementPlaces>();
        module.Waiting<UnmadeReplacementCards>();
        module.Texts("cardReplacement");
        module.Services.AddSingleton<ICardDeliberations, CardDeliberations>();
        module.Services.AddSingleton<VillageCards>();
        module.Services.AddSingleton<ConcludedCards>();
        module.Services.AddSingleton<IDecidedCards>(p => p.GetRequiredService<ConcludedCards>());
        module.Services.AddSingleton<ReplacementHouseholds>();
        module.Services.AddSingleton<ReplacementOutlook>();
        module.Services.AddSingleton<ReplacementStandings>();
        module.Services.AddSingleton<SkrtmAwaiting>();
        module.Services.AddSingleton<INamedFamilies, NamedFamilies>();
        module.Services.AddSingleton<WaitingCards>();
        module.Services.AddSingleton<ReplacementFamilies>();
        module.Services.AddSingleton<SkrtmRepository>();
        module.Services.AddSingleton<SkrtmWork>();
        module.Services.AddSingleton<ReplacementCards>();
        module.Services.AddSingleton<ReplacementRecap>();
        module.Services.AddSingleton<ReplacementRecapWork>();
        module.Services.AddSingleton<IEventFollower, RegisteredReplacements>();
        module.Services.AddSingleton<IEventFollower, WithdrawnCardFollowUps>();
        module.Services.AddSingleton<INoticeSource, WithdrawnCardNotices>();
        module.Services.AddSingleton<IEventFollower, SkrtmFollowUps>();
        module.Services.AddSingleton<INoticeSource, SkrtmNotices>();
        module.Services.AddSingleton<IWithdrawnCards, WithdrawnCards>();
        module.Services.AddSingleton<RestoredCards>();
        module.Services.AddSingleton<IFamilyFollower, ChangedFamilyCards>();
        module.Services.AddSingleton<ReplacementTelling>();
        module.Services.AddSingleton<IFamilyFollower>(p => p.GetRequiredService<ReplacementTelling>());
        module.Services.AddSingleton<IEventFollower, ReplacementTellingFollowUps>();
        module.Services.AddSingleton<INoticeSource, ReplacementNotices>();
    }
}
