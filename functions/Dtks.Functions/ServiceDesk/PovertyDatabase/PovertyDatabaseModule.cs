using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Data;
using Dtks.Functions.Imports;
using Dtks.Functions.ServiceDesk.Checks;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>A regency's poverty database as its villages compile it: imported per village, with its day and source, and looked up by keyed hashes (SVC-3, SVC-6).</summary>
public sealed class PovertyDatabaseModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/village/?", "/edition/?", "/familyKey/?", "/firstKey/?", "/lastKey/?", "/createdOn/?");
        module.Order(Partitions.ServiceDeskContainer, "/createdOn");
        module.Queue(ReplacePovertyData.Queue);
        module.About(ReplacePovertyData.Queue, "imports/{village}/{import}");
        module.Protect<PovertyPerson>(p => p.Nik, p => p.Card, p => p.Name, p => p.BirthDate, p => p.BirthPlace, p => p.Relationship, p => p.Decile, p => p.Category);
        module.Document<PovertyPersonDocument>(PovertyPersonDocument.TypeName, Partitions.ServiceDeskContainer);
        module.Texts("povertyDatabase");
        module.Services.AddSingleton<IImportKind, PovertyFiles>();
        module.Services.AddSingleton<IPovertyRecords, VillagePovertyRecords>();
        module.Services.AddSingleton<PovertyRecords>();
        module.Services.AddSingleton<PovertyEntering>();
        module.Services.AddSingleton<PovertyReplacing>();
        module.Services.AddSingleton<PovertyDeclaring>();
        module.Services.AddSingleton<PovertyTemplate>();
        module.Services.AddSingleton<VillageStatements>();
    }
}
