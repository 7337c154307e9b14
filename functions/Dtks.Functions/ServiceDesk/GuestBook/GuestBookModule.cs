using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>The guest book of the front office of a regency's one-stop service for the poor, UPTP2K (SVC-2).</summary>
public sealed class GuestBookModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/queue/?");
        module.Trail(Partitions.ServiceDeskContainer);
        module.Protect<DeskVisitState>(v => v.Name, v => v.Purpose, v => v.Phone);
        module.Document<DeskVisitDocument>(DeskVisitDocument.TypeName, Partitions.ServiceDeskContainer);
        module.Events<DeskVisitEventData>("desk/{regency}/visits/{visit}", typeof(DeskEventCodes));
        module.Texts("guestBook");
        module.Services.AddSingleton<NumbersInFlight>();
        module.Services.AddSingleton<DeskVisits>();
    }
}
