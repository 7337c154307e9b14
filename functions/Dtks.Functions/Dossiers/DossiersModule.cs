using Dtks.Domain.Dossiers;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Functions.Proposals;
using Dtks.Functions.Visits;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Dossiers;

/// <summary>Dossiers of what a deliberation admitted, and of a month's sheets, on their way up from the village to dinas sosial (RAT-1).</summary>
public sealed class DossiersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?");
        module.Container(Partitions.RatificationsContainer, "/status/?", "/village/?", "/createdOn/?");
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Events<DossierEventData>("dossiers/{village}/{dossier}", typeof(DossierEventCodes));
        module.Queue(BringDossierRows.Queue);
        module.About(BringDossierRows.Queue, "dossiers/{village}/{dossier}");
        module.Queue(BringDossierRow.Queue);
        module.About(BringDossierRow.Queue, "dossiers/{village}/{dossier}");
        module.Protect<DossierState>(d => d.Reasons);
        module.Document<DossierDocument>(DossierDocument.TypeName, Partitions.RegistryContainer);
        module.Projection<DossierPlaces>();
        module.Services.AddSingleton<DossierLetters>();
        module.Services.AddSingleton<DossierSheets>();
        module.Deadline<RatifiedDossiers>();
        module.Waiting<UnbroughtDossiers>();
        module.Texts("dossiers");
        module.Services.AddSingleton<DossierRepository>();
        module.Services.AddSingleton<IProposalDossiers>(p => p.GetRequiredService<DossierRepository>());
        module.Services.AddSingleton<IAdmittedSteps, AdmittedSteps>();
        module.Services.AddSingleton<DossierStandings>();
        module.Services.AddSingleton<DossierLists>();
        module.Services.AddSingleton<DossierNext>();
        module.Services.AddSingleton<DossierGathering>();
        module.Services.AddSingleton<IDossierMatter, ProposalDossiers>();
        module.Services.AddSingleton<SheetDossiers>();
        module.Services.AddSingleton<IDossierMatter>(p => p.GetRequiredService<SheetDossiers>());
        module.Services.AddSingleton<ISheetDossiers>(p => p.GetRequiredService<SheetDossiers>());
        module.Services.AddSingleton<DossierMatters>();
        module.Services.AddSingleton<DossierSubmission>();
        module.Services.AddSingleton<DossierReview>();
        module.Services.AddSingleton<DossierWork>();
    }
}
