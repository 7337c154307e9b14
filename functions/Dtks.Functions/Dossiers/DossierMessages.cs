namespace Dtks.Functions.Dossiers;

/// <summary>A page of a dossier's rows that are brought to where the dossier stands.</summary>
/// <param name="Village">The village.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="From">The first row of the page, counted from 0.</param>
public sealed record DossierMessage(string Village, string Dossier, int From);

/// <summary>One row of a dossier that was set aside.</summary>
/// <param name="Village">The village.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Place">The row, counted from 0.</param>
public sealed record DossierRowMessage(string Village, string Dossier, int Place);
