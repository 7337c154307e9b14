using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.CardDelivery;

/// <summary>What becomes of cards once they are made: delivered and returned, handed back and sent on, and the camat's circulars (CRD-1 to CRD-4).</summary>
public sealed class CardDeliveryModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer);
        module.Container(Partitions.RatificationsContainer, "/round/?", "/village/?", "/district/?", "/dueOn/?", "/status/?", "/createdOn/?");
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Events<CardEventData>("cards/{village}/{card}", typeof(CardEventCodes), code => code is CardEventCodes.Delivered or CardEventCodes.Returned or CardEventCodes.Surrendered or CardEventCodes.SurrenderUndone);
        module.Events<CardEventData>("cards/{village}/{card}", typeof(CardReturnEventCodes), code => code == CardReturnEventCodes.Forwarded);
        module.Event<CardDeathsEventData>(
            CardDeaths.EventType, "cards/{village}/{card}", "PT Pos found that all members of a household died: an officer of the regency looks at it, and decides on the removal (CRD-1, RAT-6).");
        module.Events<CircularEventData>("districts/{district}/circulars/{circular}", typeof(CardReturnEventCodes), code => code == CardReturnEventCodes.CircularIssued);
        module.Events<ReturnListEventData>(
            "card-rounds/{round}/villages/{village}/lists/{list}", typeof(CardReturnEventCodes),
            code => code is CardReturnEventCodes.ListHanded or CardReturnEventCodes.ListReminded or CardReturnEventCodes.ListOverdue or CardReturnEventCodes.CircularArrived);
        module.Deadline<RemindReturnLists>();
        module.Deadline<TellOverdueReturnLists>();
        module.Deadline<CircularArrivals>();
        module.Projection<ReturnPlaces>();
        module.Projection<ForwardingRows>();
        module.Projection<CardDeaths>();
        module.Texts("cardDelivery");
        module.Services.AddSingleton<CardRows>();
        module.Services.AddSingleton<ReturnListRepository>();
        module.Services.AddSingleton<ReturnPlaceLists>();
        module.Services.AddSingleton<CircularRepository>();
        module.Services.AddSingleton<CircularFile>();
        module.Services.AddSingleton<INoticeSource, CardNotices>();
        module.Services.AddSingleton<IEventFollower, CardNoticeFollowUps>();
    }
}
