using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Verification;

/// <summary>The sheets of the villages: their lines, what is decided about them, and the reminders of it (VER-3 to VER-8).</summary>
public sealed class SheetsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer);
        module.Container(Partitions.CyclesContainer);
        module.Container(Partitions.RatificationsContainer);
        module.Events<SheetEventData>("cycles/{period}/villages/{village}", typeof(SheetEventCodes));
        module.Event<SheetReminderData>(SheetReminders.ReminderEvent, "cycles/{period}/villages/{village}", "A village whose sheet is not finalised is reminded before the month closes, or told that it closed (VER-7).");
        module.Event<CycleUnverifiedData>(SheetReminders.UnverifiedEvent, "cycles/{period}/areas/{area}", "A district or regency is told what of a closed month was left unverified (VER-7).");
        module.Queue(RemindRegencies.Queue);
        module.About(RemindRegencies.Queue, "cycles/{period}/regencies/{regency}");
        module.Protect<LineDecision>(d => d.Note);
        module.Protect<SheetPageDocument>(p => p.Names);
        module.Protect<SheetReopening>(r => r.Reason);
        module.Protect<NamedMember>(n => n.Name);
        module.Document<SheetDocument>(SheetDocument.TypeName, Partitions.RegistryContainer);
        module.Document<SheetPageDocument>(SheetPageDocument.TypeName, Partitions.RegistryContainer);
        module.Projection<SheetFindings>();
        module.Services.AddSingleton<SheetRepository>();
        module.Services.AddSingleton<SheetWays>();
        module.Services.AddSingleton<CarryingSheets>();
        module.Services.AddSingleton<MonthSheets>();
        module.Services.AddSingleton<SheetDecisions>();
        module.Services.AddSingleton<SheetSteps>();
        module.Services.AddSingleton<SheetLineList>();
        module.Services.AddSingleton<SheetClosing>();
        module.Services.AddSingleton<SheetReminders>();
        module.Services.AddSingleton<UnverifiedRecipients>();
        module.Services.AddSingleton<UnratifiedRecipients>();
        module.Services.AddSingleton<HouseholdSheets>();
        module.Services.AddSingleton<LateSheets>();
        module.Services.AddSingleton<EndedMonths>();
        module.Services.AddSingleton<UnpaidMonths>();
        module.Services.AddSingleton<IHouseholdPayments>(p => p.GetRequiredService<UnpaidMonths>());
    }
}
