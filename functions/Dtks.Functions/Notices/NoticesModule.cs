using Dtks.Domain.Notices;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Dtks.Functions.Notices;

/// <summary>Notices to the people concerned, and the port they are sent through (GOV-3).</summary>
public sealed class NoticesModule : IModule
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(5);
    private const int Tries = 3;
    private const int FailuresThatTell = 20;

    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Settings<MessagesOptions>("Messages", o => o.Faults());
        module.Container(Partitions.RegistryContainer, "/status/?", "/createdOn/?", "/unreached/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Container(MessageDocument.Container, "/createdOn/?");
        module.Order(MessageDocument.Container, "/createdOn");
        module.Events<NoticeEventData>("notices/{village}/{notice}", typeof(NoticeEventCodes));
        module.Queue(SendNotices.Queue);
        module.About(SendNotices.Queue, "notices/{village}/{notice}");
        module.Protect<NoticeState>(n => n.Phone, n => n.Note, n => n.Remark);
        module.Protect<MessageDocument>(m => m.Remark);
        module.Document<MessageDocument>(MessageDocument.TypeName, MessageDocument.Container);
        module.Document<NoticeDocument>(NoticeDocument.TypeName, Partitions.RegistryContainer);
        module.Projection<NoticeProjection>();
        module.Projection<NoticeCopies>();
        module.Waiting<UnsentNotices>();
        module.Texts("notices");
        module.Services.AddSingleton<IEventFollower, NoticeFollowUps>();
        module.Services.AddSingleton<INoticeSource, ProposalNotices>();
        module.Services.AddSingleton<HouseholdReach>();
        module.Services.AddSingleton<LeftBehindAid>();
        module.Services.AddSingleton<LeftGrants>();
        module.Services.AddSingleton<SheetPaymentNotices>();
        module.Services.AddSingleton<HouseholdNotices>();
        module.Services.AddSingleton<INoticeSource>(p => p.GetRequiredService<HouseholdNotices>());
        module.Services.AddSingleton<NoticeReading>();
        module.Services.AddSingleton<NoticeAudience>();
        module.Services.AddSingleton<NoticeOutcomes>();
        module.Services.AddSingleton<NoticeTexts>();
        module.Services.AddTransient<NoticeSending>();
        AddPort(module.Services);
    }

    private static void AddPort(IServiceCollection services) =>
        services.AddHttpClient<MessagePort>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<MessagesOptions>>().Value;
            http.Timeout = AnswersWithin;
            if (options.IsOn())
            {
                http.BaseAddress = new Uri(options.Endpoint.TrimEnd('/') + "/");
            }

            if (options.Key is { Length: > 0 } key)
            {
                http.DefaultRequestHeaders.Add("X-Api-Key", key);
            }
        }).AddResilienceHandler("messages", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredKeyedService<TimeProvider>(OptimisticRetry.RealTime);
            pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = Tries - 1, Delay = Pause, BackoffType = DelayBackoffType.Exponential, UseJitter = true });
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { MinimumThroughput = FailuresThatTell, BreakDuration = Broken });
            pipeline.AddTimeout(OneTry);
        });
}
