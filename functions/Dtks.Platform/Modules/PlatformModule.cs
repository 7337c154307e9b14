using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Http;
using Dtks.Platform.Protection;
using Dtks.Platform.SetAside;
using Dtks.Platform.Settings;
using Dtks.Platform.Telemetry;
using Dtks.Platform.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Modules;

/// <summary>What the platform itself brings: the outbox, deadlines, what is set aside, and the settings of its services.</summary>
public sealed class PlatformModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Settings<CosmosOptions>("Cosmos", o => o.Faults());
        module.Settings<ProtectionOptions>("Protection", o => o.Faults());
        module.Settings<IdentityOptions>("Identity", o => o.Faults());
        module.Settings<EventGridOptions>("EventGrid", o => o.Faults());
        module.Settings<StorageOptions>("AzureWebJobsStorage", o => o.Faults());
        module.Settings<RequestOptions>(RequestOptions.Section, o => o.Faults());
        module.Settings<ThrottlingOptions>(ThrottlingOptions.Section, o => o.Faults());
        module.Settings<TelemetryOptions>(TelemetryOptions.Section, o => o.Faults());
        module.Event<SetAsideEventData>(SetAsideReports.EventType, "operations/poison/{id}", "Something was set aside: it waits for a repair, or for an operator.");
        module.Queue(DeliverOutbox.Queue);
        module.Queue(WalkDeadlines.Queue);
        module.Queue(FireDeadlines.Queue, DueMessage.Counts);
        module.Queue(FireDeadline.Queue);
        module.Services.AddSingleton<DeadlineWalk>();
        module.Services.AddSingleton<DeadlineActions>();
        module.Services.AddSingleton<FiringMarks>();
        module.Container(DeadlineBucket.Container, "/dueAt/?");
        // What operators do is sealed too; it is shown with what was set aside, and not found by what it was done to.
        module.Container(Shelf.Container, "/status/?", "/queue/?", "/reported/?", AuditDocument.SealedBy, OutboxRescue.Index);
        module.ProtectOnceClear<SetAsideDocument>(s => s.Text, s => s.Note);
        module.Document<SetAsideDocument>(SetAsideDocument.TypeName, Shelf.Container);
        module.Projection<DeadlineProjection>();
        module.Deadline<LookAfterWaiting>();
        module.Texts("platform");
    }
}
