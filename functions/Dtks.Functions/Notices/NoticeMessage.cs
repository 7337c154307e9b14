namespace Dtks.Functions.Notices;

/// <summary>A notice to be sent.</summary>
/// <param name="Village">The village of what it is about.</param>
/// <param name="Notice">Its id.</param>
public sealed record NoticeMessage(string Village, string Notice);
