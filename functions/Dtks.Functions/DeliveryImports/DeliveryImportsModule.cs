using Dtks.Functions.Imports;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.DeliveryImports;

/// <summary>Files of deliveries as CSV or XLSX (CRD-1): a kind of import whose rows are decided as those of POST …/card-deliveries.</summary>
public sealed class DeliveryImportsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Texts("deliveryImports");
        module.Services.AddSingleton<IImportKind, DeliveryFiles>();
        module.Services.AddSingleton<DeliveryTemplate>();
    }
}
