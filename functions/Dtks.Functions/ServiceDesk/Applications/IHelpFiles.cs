using Dtks.Domain.ServiceDesk;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>The files of an application.</summary>
public interface IHelpFiles
{
    /// <summary>Them, oldest first; those that cannot be read are left out and told of. At most <see cref="HelpFileRules.Most"/>.</summary>
    Task<IReadOnlyList<HelpFileState>> OfAsync(HelpApplicationDocument application, CancellationToken cancellation);
}
