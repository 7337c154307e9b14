using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Duty;

/// <summary>The quarterly duty of villages to deliberate: who is due, reminded and late (MUS-1).</summary>
public sealed class DutyModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RatificationsContainer, "/village/?");
        module.Event<DutyReminderData>(DutyReminders.EventType, "deliberations/{village}", "A village is reminded of the deliberation that it owes (MUS-1).");
        module.Projection<DutyProjection>();
        module.Deadline<DutyReminders>();
        module.Services.AddSingleton<DutyCounts>();
        module.Services.AddSingleton<DutyList>();
        module.Services.AddSingleton<IDeliberationDates, RememberedDates>();
        module.Services.AddSingleton<AreaDuties>();
    }
}
