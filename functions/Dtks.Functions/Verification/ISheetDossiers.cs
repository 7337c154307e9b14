using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Verification;

/// <summary>The dossiers that hold sheets, as far as a sheet's own steps concern them.</summary>
public interface ISheetDossiers
{
    /// <summary>What is added to the change by which a sheet is opened again: the dossier that holds it is taken back (VER-8). Null where none is on its way.</summary>
    /// <param name="sheet">The sheet before it.</param>
    /// <param name="by">Who opens it again.</param>
    /// <param name="policy">The policy version of its month.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<Action<ChangeSet>?> WithdrawalAsync(SheetDocument sheet, Actor by, PolicyVersion policy, CancellationToken cancellation);
}
