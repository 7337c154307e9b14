using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>Applications for help at a regency's one-stop service: filed at the front office, listed by section, with their history (SVC-1, SVC-2).</summary>
public sealed class HelpApplicationsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/createdOn/?", "/section/?", "/status/?", "/isLate/?");
        module.Order(Partitions.ServiceDeskContainer, "/createdOn");
        module.Protect<Applicant>(a => a.Nik, a => a.Name, a => a.Card, a => a.Phone, a => a.BirthDate);
        module.Protect<HelpApplicationState>(s => s.Help, s => s.Note, s => s.EndReason, s => s.Deferrals);
        module.Protect<VillageAnswer>(a => a.VerifiedBy, a => a.Note);
        module.Protect<CriterionSeen>(c => c.Note);
        module.Document<HelpApplicationDocument>(HelpApplicationDocument.TypeName, Partitions.ServiceDeskContainer);
        module.Events<HelpEventData>("desk/{regency}/applications/{application}", typeof(HelpEventCodes));
        module.Texts("helpApplications");
        module.Services.AddSingleton<HelpApplications>();
        module.Services.AddSingleton<HelpFiling>();
        module.Services.AddSingleton<HelpWork>();
        module.Services.AddSingleton<HelpLists>();
    }
}
