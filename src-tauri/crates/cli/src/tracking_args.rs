//! Arguments of `dondoc regime`, `dondoc campaign`, `dondoc quota`.

use clap::{Args, Subcommand, ValueEnum};

/// Which recurring reports.
#[derive(Debug, Clone, Default, Args)]
pub struct Span {
    /// Hạn gửi từ ngày (mặc định 31 ngày gần nhất).
    #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// đến ngày (mặc định hôm nay).
    #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Chỉ chế độ này: số thứ tự, tên hoặc mã.
    #[arg(long)]
    pub regime: Option<String>,
    /// Chỉ đơn vị này.
    #[arg(long)]
    pub unit: Option<String>,
}

/// Which campaign and period.
#[derive(Debug, Clone, Default, Args)]
pub struct QuotaSpan {
    /// Đợt cao điểm: số thứ tự, tên hoặc mã (mặc định đợt đang diễn ra).
    #[arg(long)]
    pub campaign: Option<String>,
    /// Kỳ từ ngày (mặc định kỳ ghi gần nhất).
    #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// đến ngày (mặc định hôm nay).
    #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
    pub to: Option<String>,
}

/// How often a report is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RhythmWord {
    /// Báo cáo ngày.
    Daily,
    /// Báo cáo tuần.
    Weekly,
    /// Báo cáo tháng.
    Monthly,
    /// Báo cáo quý.
    Quarterly,
    /// Báo cáo nhanh theo mốc giờ.
    Quick,
    /// Báo cáo chuyên đề.
    Topic,
    /// Báo cáo đột xuất.
    AdHoc,
}

/// `regime …`
#[derive(Debug, Subcommand)]
pub enum RegimeWhat {
    /// Thêm một chế độ báo cáo.
    Add {
        /// Nội dung báo cáo.
        name: String,
        /// Nhịp báo cáo.
        #[arg(long, value_enum)]
        kind: RhythmWord,
        /// Thứ phải gửi báo cáo tuần: 1 thứ Hai … 7 Chủ nhật.
        #[arg(long, default_value_t = 5)]
        weekday: u8,
        /// Ngày phải gửi báo cáo tháng, quý.
        #[arg(long, default_value_t = 25)]
        day: u8,
        /// Các mốc giờ của báo cáo nhanh.
        #[arg(long, value_delimiter = ',', default_value = "05:30,07:00,09:00,11:00,13:00,15:00,17:00,19:00,21:00")]
        marks: Vec<String>,
        /// Báo cáo ngày: chỉ ngày làm việc.
        #[arg(long)]
        working: bool,
        /// Giờ chốt.
        #[arg(long, value_name = "GIỜ")]
        cut_off: Option<String>,
        /// Đơn vị báo cáo; ghi nhiều lần.
        #[arg(long)]
        unit: Vec<String>,
        /// Nhóm đơn vị báo cáo, thay cho --unit.
        #[arg(long, conflicts_with = "unit")]
        group: Option<String>,
        /// Nơi nhận.
        #[arg(long)]
        receiver: Option<String>,
        /// Văn bản quy định.
        #[arg(long)]
        ground: Option<String>,
        /// Từ ngày.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        from: Option<String>,
        /// Đến ngày; báo cáo chuyên đề, đột xuất: hạn gửi.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        to: Option<String>,
    },
    /// Các chế độ báo cáo.
    List,
    /// Kết thúc một chế độ (cần lý do).
    Close {
        /// Số thứ tự, tên hoặc mã.
        id: String,
        /// Ngày cuối; mặc định hôm nay.
        #[arg(long, value_name = "NGÀY")]
        on: Option<String>,
        /// Lý do.
        #[arg(long)]
        reason: String,
    },
    /// Ghi nhận một báo cáo gửi đến.
    Receive {
        /// Chế độ: số thứ tự, tên hoặc mã.
        id: String,
        /// Đơn vị gửi.
        #[arg(long)]
        unit: String,
        /// Kỳ, ví dụ 2026-03-10, 2026-W11, 2026-03; mặc định kỳ còn thiếu sớm nhất.
        #[arg(long)]
        period: Option<String>,
        /// Ngày nhận; mặc định hôm nay.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        on: Option<String>,
        /// Giờ nhận.
        #[arg(long, value_name = "GIỜ")]
        time: Option<String>,
        /// Số, ký hiệu.
        #[arg(long)]
        number: Option<String>,
        /// Ghi chú; với đính chính là lý do.
        #[arg(long)]
        note: Option<String>,
        /// Đính chính lần ghi trước của kỳ này.
        #[arg(long)]
        correct: bool,
    },
    /// Ai chưa gửi.
    Missing {
        /// Phạm vi.
        #[command(flatten)]
        span: Span,
    },
    /// Soạn công văn đôn đốc các báo cáo chưa gửi.
    Urge {
        /// Phạm vi.
        #[command(flatten)]
        span: Span,
        /// Mỗi đơn vị một công văn.
        #[arg(long)]
        each: bool,
        /// Hạn trả lời; mặc định ngày làm việc tiếp theo.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        answer_by: Option<String>,
    },
}

/// `campaign …`
#[derive(Debug, Subcommand)]
pub enum CampaignWhat {
    /// Thêm đợt cao điểm.
    Add {
        /// Tên đợt.
        name: String,
        /// Từ ngày.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        from: String,
        /// Đến ngày.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        to: String,
        /// Văn bản quy định.
        #[arg(long)]
        ground: Option<String>,
        /// Lĩnh vực; ghi nhiều lần.
        #[arg(long)]
        field: Vec<String>,
        /// Đơn vị tham gia; ghi nhiều lần.
        #[arg(long)]
        unit: Vec<String>,
    },
    /// Các đợt cao điểm.
    List,
    /// Một đợt với chỉ tiêu và mọi lần ghi kết quả.
    Show {
        /// Số thứ tự, tên hoặc mã.
        id: String,
    },
    /// Đưa nhiệm vụ vào đợt, hoặc ra khỏi đợt.
    Tasks {
        /// Số thứ tự, tên hoặc mã của đợt.
        id: String,
        /// Nhiệm vụ: mã hoặc NV-007; ghi nhiều lần.
        #[arg(required = true)]
        task: Vec<String>,
        /// Đưa ra khỏi đợt.
        #[arg(long)]
        remove: bool,
    },
}

/// `quota …`
#[derive(Debug, Subcommand)]
pub enum QuotaWhat {
    /// Giao một chỉ tiêu; với --task thì lấy từ chỉ tiêu đọc được trong văn bản.
    Add {
        /// Đợt: số thứ tự, tên hoặc mã.
        campaign: String,
        /// Tên chỉ tiêu.
        #[arg(long)]
        name: Option<String>,
        /// Đơn vị tính.
        #[arg(long)]
        measure: Option<String>,
        /// Con số.
        #[arg(long)]
        target: Option<String>,
        /// Chỉ tiêu “không quá”.
        #[arg(long)]
        at_most: bool,
        /// Đơn vị thực hiện.
        #[arg(long)]
        unit: Option<String>,
        /// Nhiệm vụ có chỉ tiêu cần lấy.
        #[arg(long)]
        task: Option<String>,
        /// Dòng chỉ tiêu thứ mấy của nhiệm vụ.
        #[arg(long)]
        line: Option<u32>,
    },
    /// Ghi kết quả trong một kỳ (không phải lũy kế; chỉ tiêu tính bằng %: tỷ lệ đến cuối kỳ).
    Result {
        /// Đợt: số thứ tự, tên hoặc mã.
        campaign: String,
        /// Chỉ tiêu: số thứ tự, tên hoặc mã.
        quota: String,
        /// Thực hiện trong kỳ.
        done: String,
        /// Đơn vị, khi nhiều đơn vị có chỉ tiêu cùng tên.
        #[arg(long)]
        unit: Option<String>,
        /// Kỳ từ ngày; mặc định sau kỳ đã ghi.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        from: Option<String>,
        /// đến ngày; mặc định hôm nay.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        to: Option<String>,
        /// Văn bản báo cáo.
        #[arg(long)]
        evidence: Option<String>,
        /// Ghi chú; với đính chính là lý do.
        #[arg(long)]
        note: Option<String>,
        /// Đính chính lần ghi gần nhất.
        #[arg(long)]
        correct: bool,
    },
}
