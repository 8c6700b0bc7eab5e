using System.Text.Json.Serialization;

namespace XsollaLogin.Benchmarks.Probing;

/// <summary>The memory and the handles of a process after a full collection.</summary>
/// <param name="Heap">Bytes of managed objects.</param>
/// <param name="ResidentBefore">Bytes of the resident set before that collection.</param>
/// <param name="Resident">Bytes of the resident set after it.</param>
/// <param name="Allocated">Bytes of managed objects since the start.</param>
/// <param name="Gen0">Collections that the process started itself; the number of a generation includes those of later ones.</param>
/// <param name="PauseMs">The total pause of the process for collections.</param>
/// <param name="Handles">Open file descriptors.</param>
internal sealed record Figures(long Heap, long ResidentBefore, long Resident, long Allocated, int Gen0, int Gen1, int Gen2, double PauseMs, int Threads,
    int Handles);

[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
