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
        module.Events<CardEventData>("cards/{village}/{card}", typeof(CardEventCodes), code => code is CardEventCodes.Delivered or CardEventCodes.Returned or CardEventCodes.Surrendered);
        module.Events<CardEventData>("cards/{village}/{card}", typeof(CardReturnCodes), code => code == CardReturnCodes.Forwarded);
        module.Events<CardDeathsEventData>("cards/{village}/{card}", typeof(CardReturnCodes), code => code == CardReturnCodes.DeathsReported);
        module.Events<CircularEventData>("districts/{district}/circulars/{circular}", typeof(CardReturnCodes), code => code == CardReturnCodes.CircularIssued);
        module.Events<ReturnListEventData>(
            "card-rounds/{round}/villages/{village}/lists/{list}", typeof(CardReturnCodes),
            code => code is CardReturnCodes.ListHanded or CardReturnCodes.ListReminded or CardReturnCodes.ListOverdue or CardReturnCodes.CircularArrived);
        module.Deadline<RemindReturnLists>();
        module.Deadline<TellOverdueReturnLists>();
        module.Projection<ReturnPlaces>();
        module.Projection<CircularArrivals>();
        module.Projection<ForwardingRows>();
        module.Projection<CardDeaths>();
        module.Texts("cardDelivery");
        module.Services.AddSingleton(p => new Lazy<ChangeCommit>(p.GetRequiredService<ChangeCommit>));
        module.Services.AddSingleton<CardRows>();
        module.Services.AddSingleton<ReturnListRepository>();
        module.Services.AddSingleton<ReturnPlaceLists>();
        module.Services.AddSingleton<CircularRepository>();
        module.Services.AddSingleton<CircularFile>();
        module.Services.AddSingleton<INoticeSource, CardNotices>();
        module.Services.AddSingleton<IEventFollower, CardNoticeFollowUps>();
    }
}
