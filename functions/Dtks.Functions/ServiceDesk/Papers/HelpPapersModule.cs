using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>The copies of papers and the photos of an application: declared, uploaded, inspected and kept write-once as evidence is (SVC-2, SVC-5, SVC-8).</summary>
public sealed class HelpPapersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/application/?", "/createdOn/?", "/state/status/?");
        module.Events<HelpFileEventData>("desk/{regency}/applications/{application}/documents/{file}", typeof(HelpFileEventCodes));
        module.Queue(InspectHelpFiles.Queue);
        module.About(InspectHelpFiles.Queue, "desk/{regency}/files/{file}");
        module.BlobContainer(BlobContainer.Incoming);
        module.BlobContainer(BlobContainer.Evidence);
        module.Protect<HelpFileState>(s => s.FileName);
        module.Document<HelpFileDocument>(HelpFileDocument.TypeName, Partitions.ServiceDeskContainer);
        module.Deadline<ExpireHelpFiles>();
        module.Waiting<UninspectedHelpFiles>();
        module.Texts("helpPapers");
        module.Services.AddSingleton<HelpFiles>();
        module.Services.AddSingleton<IDeclaredUploads>(p => p.GetRequiredService<HelpFiles>());
        module.Services.AddSingleton<IHelpFiles>(p => p.GetRequiredService<HelpFiles>());
        module.Services.AddSingleton<HelpFileDeclaration>();
        module.Services.AddSingleton<HelpFileInspector>();
    }
}
