namespace Dtks.Functions.FileInspection;

/// <summary>A file cannot be taken.</summary>
/// <param name="code">Why: a code of <see cref="Domain.Evidence.EvidenceViolations"/>.</param>
internal sealed class FileFaultException(string code) : Exception($"The file cannot be taken: {code}.")
{
    /// <summary>Why.</summary>
    public string Code { get; } = code;
}
