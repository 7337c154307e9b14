namespace Dtks.Platform.Http;

/// <summary>Of an exchange that this app began itself: the page that called was counted, and no request from outside has it.</summary>
internal sealed class CalledFromWithin;
