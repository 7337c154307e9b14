using Dtks.Platform.SetAside;

namespace Dtks.Functions.Dci;

/// <summary>What a partner was to be told was not taken by its address, however often it was tried.</summary>
public sealed class CallGivenUpException() : Exception("The partner's address did not take what it was to be told, however often that was tried."), IReasoned
{
    /// <inheritdoc />
    public SetAsideReason Reason => new("partner.notTaken", Message);
}
