using Dtks.Domain.Imports;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Imports;

/// <summary>Prelists as CSV or XLSX, and what other kinds of files of rows share with them: announced, uploaded, read, worked in parts, with a result for each row (RAT-2, PRO-3).</summary>
public sealed class ImportsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?", "/createdOn/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Events<ImportEventData>("imports/{village}/{import}", typeof(ImportEventCodes));
        module.Queue(WorkImports.Queue);
        module.About(WorkImports.Queue, "imports/{village}/{import}");
        module.Queue(MatchImports.Queue);
        module.About(MatchImports.Queue, "imports/{village}/{import}");
        module.BlobContainer(BlobContainer.Incoming);
        module.Protect<ImportState>(s => s.FileName, s => s.Sha256, s => s.Problems);
        module.Protect<ImportRowsDocument>(r => r.Families);
        module.Protect<ImportResultsDocument>(r => r.Results);
        module.Document<ImportDocument>(ImportDocument.TypeName, Partitions.RegistryContainer);
        module.Document<ImportRowsDocument>(ImportRowsDocument.TypeName, Partitions.RegistryContainer);
        module.Document<ImportResultsDocument>(ImportResultsDocument.TypeName, Partitions.RegistryContainer);
        module.Deadline<ExpireImports>();
        module.Waiting<UnfinishedImports>();
        module.Settings<ImportOptions>("Imports", o => o.Faults());
        module.Texts("imports");
        module.Services.AddSingleton<ImportRepository>();
        module.Services.AddSingleton<IDeclaredUploads>(p => p.GetRequiredService<ImportRepository>());
        module.Services.AddSingleton<ImportDeclaration>();
        module.Services.AddSingleton<ImportReading>();
        module.Services.AddSingleton<ImportDeciding>();
        module.Services.AddSingleton<ImportKinds>();
        module.Services.AddSingleton<IImportKind, Prelists>();
        module.Services.AddSingleton<ImportShowing>();
        module.Services.AddSingleton<ImportWork>();
        module.Services.AddTransient<ImportMatching>();
        module.Services.AddSingleton<ImportResults>();
        module.Services.AddSingleton<PrelistTemplate>();
    }
}
