using Dtks.Domain.Deliberations;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Deliberations;

/// <summary>Village deliberations (musdes, muskel) and what they decide (MUS).</summary>
public sealed class DeliberationsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?", "/concludedOn/?", "/createdOn/?", "/deliberation/?");
        module.Order(Partitions.RegistryContainer, "/concludedOn");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Events<DeliberationEventData>("deliberations/{village}/{deliberation}", typeof(DeliberationEventCodes), code => code.StartsWith("deliberation.", StringComparison.Ordinal));
        module.Event<DecisionObstacleData>(DecisionObstacles.EventType, "deliberations/{village}/{deliberation}", "A decision of a concluded deliberation could not be carried out (MUS-7).");
        module.Queue(ApplyDecisions.Queue);
        module.About(ApplyDecisions.Queue, "deliberations/{village}/{deliberation}");
        module.Queue(ApplyDecision.Queue);
        module.About(ApplyDecision.Queue, "deliberations/{village}/{deliberation}");
        module.Protect<Attendee>(a => a.Name);
        module.Protect<DeliberationState>(d => d.CancelledBecause);
        module.Protect<Invitation>(i => i.Name);
        module.Protect<DeliberationDecision>(d => d.Note);
        module.Protect<Minutes>(m => m.Signatories);
        module.ProtectOnceClear<DeliberationState>(d => d.Place);
        module.Document<DeliberationDocument>(DeliberationDocument.TypeName, Partitions.RegistryContainer);
        module.Waiting<UnappliedDecisions>();
        module.Texts("deliberations");
        module.Services.AddSingleton<DeliberationRepository>();
        module.Services.AddSingleton<DeliberationRecording>();
        module.Services.AddSingleton<PendingDecisions>();
        module.Services.AddSingleton<DecidedHouseholds>();
        module.Services.AddSingleton<DecisionSubjects>();
        module.Services.AddSingleton<DecisionAdvice>();
        module.Services.AddSingleton<ConclusionTurns>();
        module.Services.AddSingleton<VillageUnits>();
        module.Services.AddSingleton<DeliberationReadiness>();
        module.Services.AddSingleton<OpenDecisions>();
        module.Services.AddSingleton<DecisionObstacles>();
        module.Services.AddSingleton<EffectTurns>();
        module.Services.AddSingleton<HouseholdEffects>();
        module.Services.AddSingleton<DecisionEffects>();
        module.Services.AddSingleton<AgendaItems>();
    }
}
