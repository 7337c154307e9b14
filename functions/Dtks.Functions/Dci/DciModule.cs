using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Dci;

/// <summary>The DCI Social Registry API: other bodies' systems ask the register, and are told of it, as was agreed with them (REG-3).</summary>
public sealed class DciModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.PartnersContainer, "/transaction/?", "/references/[]/?");
        module.Container(Partitions.IdentitiesContainer);
        module.Protect<ExchangeDocument>(e => e.Message);
        module.Protect<SubscriptionDocument>(s => s.Criteria);
        module.Document<ExchangeDocument>(ExchangeDocument.TypeName, Partitions.PartnersContainer);
        module.Document<SubscriptionDocument>(SubscriptionDocument.TypeName, Partitions.PartnersContainer);
        module.Queue(WorkExchanges.Queue);
        module.About(WorkExchanges.Queue, "partners/{partner}/exchanges/{exchange}");
        module.Queue(CallPartners.Queue);
        module.About(CallPartners.Queue, "partners/{partner}/exchanges/{exchange}");
        module.Queue(TellSubscribers.Queue);
        module.About(TellSubscribers.Queue, "households/{village}/{household}");
        module.Deadline<CallAgain>();
        module.Projection<Subscribers>();
        module.Texts("dci");
        module.Services.AddSingleton<IEventFollower, SubscribedEvents>();
        AddServices(module.Services);
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<DciTexts>();
        services.AddSingleton<DciEnvelopes>();
        services.AddSingleton<DciReplies>();
        services.AddSingleton<DciEdge>();
        services.AddSingleton<DciReception>();
        services.AddSingleton<DciIntake>();
        services.AddSingleton<DciGroups>();
        services.AddSingleton<DciSearching>();
        services.AddSingleton<ExchangeRepository>();
        services.AddSingleton<ExchangeWork>();
        services.AddSingleton<ExchangeEnds>();
        services.AddSingleton<ExchangeCalls>();
        services.AddSingleton<PartnerRests>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<SubscribedHouseholds>();
        services.AddSingleton<TxnStates>();
        services.AddSingleton<SubscribeTelling>();
        services.AddSingleton<IExchangeTelling>(p => p.GetRequiredService<SubscribeTelling>());
        services.AddSingleton<IExchangeTelling, SearchTelling>();
        services.AddSingleton<IExchangeTelling, UnsubscribeTelling>();
        services.AddSingleton<IExchangeTelling, TxnStatusTelling>();
        services.AddSingleton<NoticeRecords>();
        services.AddSingleton<IExchangeTelling, NoticeTelling>();
    }
}
