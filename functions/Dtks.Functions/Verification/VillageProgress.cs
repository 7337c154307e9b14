namespace Dtks.Functions.Verification;

/// <summary>How far a village has come, as its sheet says.</summary>
/// <param name="Period">The month.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Version">The sheet's version, from 1; 0 where there is no sheet. Older news than what is known is passed over.</param>
/// <param name="Stage">How far.</param>
/// <param name="Unverified">Lines that nobody verified.</param>
/// <param name="Eligible">Lines found eligible.</param>
/// <param name="Ineligible">Lines found ineligible.</param>
/// <param name="Endorsed">True where the dossier that holds its sheet is endorsed, or came further (RAT-1); null else.</param>
/// <param name="Ratified">True where the Ministry found the letter that covers its sheet conforming (RAT-4); null else.</param>
/// <param name="Lapsed">Of the unverified lines, those of who died or was removed, which nobody misses (VER-7).</param>
public sealed record VillageProgress(
    string Period, string Village, long Version, VillageStage Stage, int Unverified, int Eligible, int Ineligible, bool? Endorsed = null, bool? Ratified = null, int Lapsed = 0);
