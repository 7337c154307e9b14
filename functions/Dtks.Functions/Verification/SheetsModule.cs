using Dtks.Domain.Verification;
using Dtks.Functions.Data;
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
        module.Queue(RemindRegencies.Queue);
        module.Protect<LineDecision>(d => d.Note);
        module.Protect<SheetPageDocument>(p => p.Names);
        module.Protect<SheetReopening>(r => r.Reason);
        module.Protect<NamedMember>(n => n.Name);
        module.Document<SheetDocument>(SheetDocument.TypeName, Partitions.RegistryContainer);
        module.Document<SheetPageDocument>(SheetPageDocument.TypeName, Partitions.RegistryContainer);
        module.Projection<SheetFindings>();
        module.Services.AddSingleton<SheetRepository>();
        module.Services.AddSingleton<MonthSheets>();
        module.Services.AddSingleton<SheetDecisions>();
        module.Services.AddSingleton<SheetSteps>();
        module.Services.AddSingleton<SheetLineList>();
        module.Services.AddSingleton<SheetClosing>();
        module.Services.AddSingleton<SheetReminders>();
    }
}
